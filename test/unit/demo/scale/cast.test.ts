import { isId } from '../../../../core/ids';
import { isNip } from '../../../../core/people/nip';
import { castOf, reportsPerSupervisor } from '../../../../local/demo/scale/cast';

const cast = castOf(10_050);
const everybody = cast.flatMap(({ people }) => people);

test('as many as were asked for, each with a valid id and NIP of their own', () => {
  expect(everybody).toHaveLength(10_050);
  expect(everybody.map(({ index }) => index)).toEqual(everybody.map((_, n) => n));
  expect(everybody.filter(({ id }) => !isId('person', id))).toEqual([]);
  expect(everybody.filter(({ nip }) => !isNip(nip, 'PNS', '2026-10-19'))).toEqual([]);
  for (const field of ['id', 'nip', 'email'] as const) {
    expect(new Set(everybody.map((person) => person[field])).size).toBe(everybody.length);
  }
});

test('an agency has one head, and every supervisor at most ten reports, who come after', () => {
  for (const { people } of cast) {
    expect(people.length).toBeLessThanOrEqual(150);
    expect(people.filter(({ supervisor }) => supervisor === null)).toEqual([people[0]]);
    const reports = Map.groupBy(people.slice(1), ({ supervisor }) => supervisor?.index ?? -1);
    for (const [index, team] of reports) {
      expect(team.length).toBeLessThanOrEqual(reportsPerSupervisor);
      for (const { index: own, agency } of team) expect([own > index, agency]).toEqual([true, people[0]?.agency]);
    }
    const supervising = people.filter(({ isSupervisor }) => isSupervisor).map(({ index }) => index);
    expect(supervising).toEqual([...reports.keys()]);
  }
});

test('the same people come at every call, and more of them leave the first as they are', () => {
  const few = castOf(40).flatMap(({ people }) => people);
  const known = ({ id, name, nip }: (typeof few)[number]) => [id, name, nip];
  expect(few.map(known)).toEqual(everybody.slice(0, 40).map(known));
});
