import { createHash } from 'node:crypto';
import { type Leaderboard, viewLeaderboard } from '../../../core/incentive/view-leaderboard';
import type { Profile } from '../../../core/people/people';
import { idOf, sample } from '../../support/entities';
import { actor, provinceAdmin } from '../../support/given';
import { type Given, refusalOf, tableWith, year } from './given';

const { programId } = sample('Points');
const person = (n: number) => idOf('person', n);
const has = (n: number, points: number) => sample('Points', { personId: person(n), points });
const agrees = (n: number) => sample('Consent', { personId: person(n) });
const asPerson = (n: number) => actor(['PARTICIPANT'], { personId: person(n) });

/** A vault in which everybody has a profile but who was erased, and the profile of one is restricted. */
function withVault(deps: Given, { erased = 0, restricted = 0 } = {}) {
  const asked: (readonly string[])[] = [];
  const profiles: Given['vault']['profiles'] = async (ids) => {
    asked.push(ids);
    return ids.map((id) => {
      if (id === person(erased)) return undefined;
      return {
        name: `Pegawai ${Number(id.slice(-4))}`,
        ...(id === person(restricted) ? { restricted: true } : {}),
      } as Profile;
    });
  };
  const pseudonym: Given['vault']['pseudonym'] = async (scope, id) =>
    createHash('sha256').update(`${scope}/${id}`).digest('hex');
  return { asked, deps: { ...deps, vault: { ...deps.vault, profiles, pseudonym } } };
}
const ranks = ({ rows }: Leaderboard) => rows.map(({ rank, points, own }) => [rank, points, own]);
const names = ({ rows }: Leaderboard) => rows.map(({ name }) => name);

describe('the leaderboard of a program and year', () => {
  it('has who has most points first, the same rank for the same points, and tells the reader which row is theirs', async () => {
    const next = sample('Points', { personId: person(9), year: year + 1, points: 999 });
    const { deps } = withVault(await tableWith(has(1, 100), has(2, 150), has(3, 100), has(4, 50), next));
    const mine = await viewLeaderboard(deps, asPerson(1), programId, year);
    expect(mine.ownPoints).toBe(100);
    expect(ranks(mine)).toEqual([
      [1, 150, false],
      [2, 100, false],
      [2, 100, true],
      [4, 50, false],
    ]);
    expect(await viewLeaderboard(deps, asPerson(9), programId, year)).toMatchObject({ ownPoints: null });
    const anybody = await viewLeaderboard(deps, provinceAdmin, programId, year);
    expect([anybody.ownPoints, anybody.rows.some(({ own }) => own)]).toEqual([null, false]);
  });

  it('stands for people by a pseudonym of that program and year alone', async () => {
    const others = [sample('Points', { year: year + 1 }), sample('Points', { programId: idOf('program', 2) })];
    const { deps } = withVault(await tableWith(has(1, 100), has(2, 50), ...others));
    const pseudonyms = async (of = programId, on = year) =>
      (await viewLeaderboard(deps, provinceAdmin, of, on)).rows.map(({ pseudonym }) => pseudonym);
    const [first, second] = await pseudonyms();
    expect([first, second]).toEqual(await pseudonyms());
    const all = [first, second, ...(await pseudonyms(programId, year + 1)), ...(await pseudonyms(idOf('program', 2)))];
    expect([all.length, new Set(all).size]).toEqual([4, 4]);
    expect(all.join()).not.toContain('per_');
  });

  it('names who agrees to it, and nobody else', async () => {
    const withdrawn = sample('Consent', { personId: person(2), given: false });
    const given = [5, 4, 3, 2, 1].map((n) => has(n, 10 * n));
    const table = await tableWith(...given, agrees(1), agrees(3), agrees(4), agrees(5), withdrawn);
    const { deps, asked } = withVault(table, { erased: 3, restricted: 4 });
    const seen = await viewLeaderboard(deps, asPerson(9), programId, year);
    expect(names(seen)).toEqual(['Pegawai 5', null, null, null, 'Pegawai 1']);
    expect(asked).toEqual([[5, 4, 3, 1].map(person)]);
  });

  it('opens no profile for who sees no personal data, or where nobody agrees', async () => {
    const { deps, asked } = withVault(await tableWith(has(1, 10), has(2, 5), agrees(1)));
    for (const who of [actor(['AUDITOR']), actor(['PARTNER'], { partnerId: idOf('partner') })]) {
      expect(names(await viewLeaderboard(deps, who, programId, year))).toEqual([null, null]);
    }
    const nobody = withVault(await tableWith(has(1, 10)));
    expect(names(await viewLeaderboard(nobody.deps, provinceAdmin, programId, year))).toEqual([null]);
    expect([...asked, ...nobody.asked].flat()).toEqual([]);
  });

  it('is everybody’s who has a role, and of a year of ours', async () => {
    const deps = await tableWith();
    const denied = viewLeaderboard(deps, actor([]), programId, year);
    expect(await refusalOf(denied)).toEqual(['NOT_FOUND', 'programId', {}]);
    expect(await refusalOf(viewLeaderboard(deps, provinceAdmin, programId, 1999))).toEqual(['BAD_INPUT', 'year', {}]);
    expect(await viewLeaderboard(deps, provinceAdmin, programId, year)).toEqual({ rows: [], ownPoints: null });
  });
});
