import fc from 'fast-check';
import { Change } from '../../../core/change';
import { closeWave } from '../../../core/evaluation/close-wave';
import { defaultInstruments, defaultPlan } from '../../../core/evaluation/default-plan';
import { type PlannedWave, type RaterKind, raterKinds, type Task } from '../../../core/evaluation/evaluation';
import { openWave } from '../../../core/evaluation/open-wave';
import { openWavesAtEnd } from '../../../core/evaluation/open-waves-at-end';
import { planEvaluations } from '../../../core/evaluation/plan-evaluations';
import { defaultScheme } from '../../../core/incentive/default-scheme';
import { settleParticipants } from '../../../core/incentive/settle-participants';
import type { Assignment } from '../../../core/people/people';
import { contents } from '../../support/contents';
import { idOf, sample } from '../../support/entities';
import { type TestTable, withTable } from '../../support/with-table';
import { agencyId, drain, event, participant, programId, put, trainingId } from '../run/scene';

jest.setTimeout(120_000);

/** Everything here is computed by days alone, without the code that is tested and without its calendar. */
const DAY = 86_400_000;
const day = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;
const dateOf = (n: number): string => new Date(n * DAY).toISOString().slice(0, 10);
/** 00:00 WIB of a date. */
const midnight = (date: string): string => new Date(day(date) * DAY - 7 * 3_600_000).toISOString();
const localDate = (instant: string): string => new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 10);

function plus(date: string, period: string): string {
  const [, count = '0', unit] = /^P(\d+)([YMD])$/.exec(period) ?? [];
  if (unit === 'D') return dateOf(day(date) + Number(count));
  const [y = 0, m = 0, d = 0] = date.split('-').map(Number);
  const months = y * 12 + (m - 1) + Number(count) * (unit === 'Y' ? 12 : 1);
  const last = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate();
  return dateOf(Date.UTC(Math.floor(months / 12), months % 12, Math.min(d, last)) / DAY);
}

const agencies = [agencyId, idOf('agency', 2)];
const bosses = [901, 902, 903].map((n) => idOf('person', n));

interface Stay {
  readonly from: string;
  readonly agencyId: string;
  readonly supervisorId: string | null;
}

interface World {
  readonly endedAt: string;
  readonly category: 'TECHNICAL' | 'MANAGERIAL';
  readonly waves: readonly PlannedWave[];
  /** Stays of each person, in order; each lasts until the next. */
  readonly stays: ReadonlyMap<string, readonly Stay[]>;
  readonly completed: ReadonlySet<string>;
  readonly inactive: ReadonlySet<string>;
}

const ends = fc.constantFrom(
  '2026-10-31T09:00:00.000Z',
  '2027-10-31T16:59:59.999Z',
  '2027-10-30T17:00:00.000Z',
  '2028-02-29T08:00:00.000Z',
  '2027-12-31T16:30:00.000Z',
  '2027-12-31T17:00:00.000Z',
  '2026-08-31T03:00:00.000Z',
);

const raterSets: readonly PlannedWave['raters'][] = [
  [{ kind: 'SELF', max: 1, managerialOnly: false }],
  [
    { kind: 'SELF', max: 1, managerialOnly: false },
    { kind: 'SUPERVISOR', max: 1, managerialOnly: false },
    { kind: 'PEER', max: 4, managerialOnly: false },
    { kind: 'SUBORDINATE', max: 3, managerialOnly: true },
  ],
  [
    { kind: 'PEER', max: 3, managerialOnly: false },
    { kind: 'SUBORDINATE', max: 5, managerialOnly: false },
  ],
];

const plannedWave = fc
  .record({
    opens: fc.constantFrom('AT_END', 'P15D', 'P1M', 'P4M', 'P1Y'),
    window: fc.constantFrom('P7D', 'P1M'),
    raters: fc.constantFrom(...raterSets),
    ofAgencies: fc.integer({ min: 0, max: 4 }).map((n) => n === 4),
  })
  .map(
    ({ opens, window, raters, ofAgencies }): Omit<PlannedWave, 'code'> => ({
      level: ofAgencies ? 'RESULTS' : 'BEHAVIOR',
      opens,
      opensManagerial: opens === 'P4M' ? 'P1Y' : null,
      window,
      due: 'P3D',
      raters: ofAgencies ? [{ kind: 'AGENCY', max: 1, managerialOnly: false }] : raters,
      instrument: { code: ofAgencies ? 'RESULTS' : 'BEHAVIOR', revision: 1 },
      reminders: [],
    }),
  );

const people = [1, 2, 3, 4, 5, 6, 7, 8].map(participant);

const worlds = fc
  .record({
    endedAt: ends,
    category: fc.constantFrom('TECHNICAL' as const, 'MANAGERIAL' as const),
    waves: fc.array(plannedWave, { minLength: 2, maxLength: 3 }),
    moves: fc.array(
      fc.array(
        fc.record({
          after: fc.integer({ min: -40, max: 160 }),
          agency: fc.constantFrom(0, 0, 0, 1),
          // Mostly one boss, so that there are peers; at times a participant, which gives subordinates; at times nobody.
          under: fc.constantFrom(0, 0, 0, 0, 1, 2, 3, 3, 3, null),
        }),
        { minLength: 0, maxLength: 1 },
      ),
      { minLength: people.length + bosses.length, maxLength: people.length + bosses.length },
    ),
    completed: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: people.length, maxLength: people.length }),
    gone: fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 11, maxLength: 11 }),
  })
  .map(({ endedAt, category, waves, moves, completed, gone }): World => {
    const everybody = [...people, ...bosses];
    const end = day(localDate(endedAt));
    const stays = everybody.map((id, i): [string, Stay[]] => {
      const isBoss = bosses.includes(id);
      // At first two teams of four: one under a boss, one under a participant.
      const over = isBoss ? bosses[2]! : i >= 1 && i <= 4 ? people[0]! : bosses[0]!;
      const first: Stay = { from: '2020-01-01', agencyId, supervisorId: over };
      const supervisor = (under: number | null): string | null =>
        under === null ? null : [...bosses, people[0]!][under]!;
      const later = [...new Map((moves[i] ?? []).map((move) => [move.after, move])).values()]
        .sort((a, b) => a.after - b.after)
        .map(
          ({ after, agency, under }): Stay => ({
            from: dateOf(end + after),
            agencyId: agencies[agency]!,
            supervisorId: supervisor(under) === id ? null : supervisor(under),
          }),
        );
      return [id, [first.supervisorId === id ? { ...first, supervisorId: null } : first, ...later]];
    });
    return {
      endedAt,
      category,
      waves: waves.map((wave, i) => ({ ...wave, code: `W${i}` })),
      stays: new Map(stays),
      completed: new Set(people.filter((_, i) => completed[i] !== 0)),
      // One in nine has left the service.
      inactive: new Set(everybody.filter((_, i) => gone[i] === 0)),
    };
  });

/** What the rules say about one wave. */
function expected(world: World, wave: PlannedWave) {
  const { endedAt, category, stays, inactive } = world;
  const end = localDate(endedAt);
  const opens = (category === 'MANAGERIAL' ? wave.opensManagerial : null) ?? wave.opens;
  const openDate = opens === 'AT_END' ? end : plus(end, opens);
  const serves = (id: string): boolean => !inactive.has(id);
  const stayOn = (id: string, date: string): Stay | undefined => stays.get(id)?.findLast(({ from }) => from <= date);

  const supervisorOf = (id: string): string | undefined => {
    const days = new Map<string, number[]>();
    for (let n = day(end); n < day(openDate); n++) {
      const over = stayOn(id, dateOf(n))?.supervisorId;
      if (over != null && over !== id && serves(over)) days.set(over, [...(days.get(over) ?? []), n]);
    }
    const ranked = [...days].sort(([, a], [, b]) => b.length - a.length || b.at(-1)! - a.at(-1)!);
    if (ranked[0] !== undefined) return ranked[0][0];
    const over = stayOn(id, openDate)?.supervisorId;
    if (over == null || over === id) return undefined;
    if (serves(over)) return over;
    const above = stayOn(over, openDate)?.supervisorId;
    return above == null || above === id || !serves(above) ? undefined : above;
  };
  const eligible = (id: string, kind: RaterKind): string[] => {
    const own = stayOn(id, openDate);
    const others = [...stays.keys()].filter((other) => other !== id && serves(other) && other !== supervisorOf(id));
    if (kind === 'SUBORDINATE') return others.filter((other) => stayOn(other, openDate)?.supervisorId === id);
    if (own?.supervisorId == null) return [];
    return others.filter((other) => {
      const theirs = stayOn(other, openDate);
      return (
        other !== own.supervisorId && theirs?.supervisorId === own.supervisorId && theirs.agencyId === own.agencyId
      );
    });
  };
  return {
    opensAt: opens === 'AT_END' ? endedAt : midnight(openDate),
    closesAt: midnight(plus(openDate, wave.window)),
    dueDate: plus(openDate, wave.due),
    supervisorOf,
    eligible,
    kinds: wave.raters.filter(({ managerialOnly }) => !managerialOnly || category === 'MANAGERIAL'),
    agencies: new Set([...world.completed].map((id) => stayOn(id, end)?.agencyId)),
  };
}

async function givenWorld({ deps, clock }: TestTable, world: World): Promise<void> {
  clock.set(world.endedAt);
  const session = sample('Session', { status: 'ENDED', recorded: people.length });
  const { thresholds } = defaultPlan(programId);
  await put(deps, [
    sample('Program'),
    { ...defaultPlan(programId), waves: world.waves, thresholds },
    ...defaultInstruments(programId),
    defaultScheme(programId),
    sample('Training', {
      status: 'ENDED',
      endedAt: world.endedAt,
      started: true,
      category: world.category,
      hasTest: false,
    }),
    sample('TrainingCounts', { confirmed: people.length }),
    session,
    ...[...world.stays.keys()].map((id) => sample('Person', { id, active: !world.inactive.has(id) })),
    ...people.map((personId) =>
      sample('Enrollment', {
        personId,
        attendance: {
          [session.id]: { status: world.completed.has(personId) ? 'PRESENT' : 'ABSENT', source: 'RECORD' },
        },
      }),
    ),
  ]);
}

/** Moves people to where they are on a date: nothing of the future stands in the table. */
async function whenItIs({ deps }: TestTable, { stays }: World, date: string): Promise<void> {
  const change = new Change({ actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' });
  for (const [personId, own] of stays) {
    for (const [i, stay] of own.entries()) {
      if (stay.from > date) continue;
      const next = own[i + 1]?.from;
      const to = next !== undefined && next <= date ? next : null;
      const stored = await deps.store.get('Assignment', { personId, from: stay.from });
      const wanted: Assignment = { kind: 'Assignment', personId, ...stay, to, version: 1 };
      if (stored === undefined) change.create(wanted);
      else if (stored.to !== to) change.replace(stored, { ...stored, to });
    }
  }
  if (change.writes.length > 0) await deps.store.commit(change);
}

async function live(table: TestTable, world: World): Promise<void> {
  await whenItIs(table, world, localDate(world.endedAt));
  await planEvaluations(table.deps, trainingId);
  await settleParticipants(table.deps, event('TrainingEnded'));
  await drain(table, table.deps);
  await openWavesAtEnd(table.deps, trainingId);
  await drain(table, table.deps);
  const { waves = [] } = (await table.deps.reads.trainingAggregate(trainingId)) ?? {};
  for (const { code, opensAt, status } of waves) {
    if (status !== 'SCHEDULED') continue;
    table.clock.set(new Date(Date.parse(opensAt) - 1).toISOString());
    await openWave(table.deps, trainingId, code);
    expect((await table.deps.store.get('Wave', { trainingId, code }))?.status).toBe('SCHEDULED');
    table.clock.set(opensAt);
    await whenItIs(table, world, localDate(opensAt));
    await openWave(table.deps, trainingId, code);
    await drain(table, table.deps);
  }
}

const everyTask = (table: TestTable, code: string): Promise<readonly Task[]> =>
  table.deps.reads.tasksInRange(trainingId, code, { from: 'a', to: 'z' });

async function check(table: TestTable, world: World): Promise<void> {
  for (const wave of world.waves) {
    const rules = expected(world, wave);
    const { opensAt, closesAt, dueDate } = rules;
    const stored = await table.deps.store.get('Wave', { trainingId, code: wave.code });
    expect(stored).toMatchObject({ opensAt, closesAt, dueDate, status: 'OPEN' });
    const tasks = await everyTask(table, wave.code);
    for (const task of tasks) expect(task).toMatchObject({ status: 'OPEN', opensAt, closesAt, dueDate });

    if (wave.level === 'RESULTS') {
      expect(tasks.map(({ raterId }) => raterId).sort()).toEqual([...rules.agencies].sort());
      continue;
    }
    for (const id of people) {
      const about = tasks.filter(({ subjectId }) => subjectId === id);
      const of = (kind: RaterKind) => about.flatMap(({ raterKind, raterId }) => (raterKind === kind ? [raterId] : []));
      // Of who has left the service nobody is asked.
      if (!world.completed.has(id) || world.inactive.has(id)) {
        expect(about).toEqual([]);
        continue;
      }
      expect(new Set(about.map(({ raterKind }) => raterKind)).size).toBeLessThanOrEqual(rules.kinds.length);
      expect(new Set(about.map(({ raterId }) => raterId)).size).toBe(about.length);
      for (const { kind, max } of rules.kinds) {
        if (kind === 'SELF') expect(of(kind)).toEqual([id]);
        else if (kind === 'SUPERVISOR') expect(of(kind)).toEqual([rules.supervisorOf(id)].filter(Boolean));
        else {
          const pool = rules.eligible(id, kind);
          expect(of(kind)).toHaveLength(pool.length < 3 ? 0 : Math.min(max, pool.length));
          expect(pool).toEqual(expect.arrayContaining(of(kind)));
        }
      }
    }
  }
}

it('gives every completed participant exactly the tasks of the rules, however often and in whatever order it is told', async () => {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(worlds, fc.infiniteStream(fc.nat()), async (world, chance) => {
      const table = await withTable();
      try {
        await givenWorld(table, world);
        await live(table, world);
        await check(table, world);
        for (const { code } of world.waves) {
          for (const { raterKind } of await everyTask(table, code)) seen.set(raterKind, (seen.get(raterKind) ?? 0) + 1);
        }

        for (const { code } of world.waves) {
          await closeWave(table.deps, trainingId, code);
          await drain(table, table.deps);
        }
        const before = await contents(table);
        const again = [
          () => planEvaluations(table.deps, trainingId),
          () => settleParticipants(table.deps, event('TrainingEnded')),
          () => settleParticipants(table.deps, event('AttendanceRecorded', { personIds: people })),
          () => openWavesAtEnd(table.deps, trainingId),
          ...world.waves.map(
            ({ code }) =>
              () =>
                openWave(table.deps, trainingId, code),
          ),
        ].sort(() => (chance.next().value % 2) - 0.5);
        for (const step of again) {
          await step();
          await drain(table, table.deps);
        }
        expect(await contents(table)).toEqual(before);
      } finally {
        await table.close();
      }
    }),
    { numRuns: 15, seed: 20_261_031 },
  );
  for (const kind of raterKinds) expect([kind, (seen.get(kind) ?? 0) > 1]).toEqual([kind, true]);
});
