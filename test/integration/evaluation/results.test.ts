import fc from 'fast-check';
import type { Actor } from '../../../core/access';
import { Change } from '../../../core/change';
import { closeWave } from '../../../core/evaluation/close-wave';
import type { RaterKind, Response, Task } from '../../../core/evaluation/evaluation';
import { submitResponse } from '../../../core/evaluation/submit-response';
import { encodeTaskId } from '../../../core/evaluation/task-id';
import { compareTraining, viewRollUps, viewTrend } from '../../../core/evaluation/view-roll-ups';
import { viewTextAnswers } from '../../../core/evaluation/view-text-answers';
import { listFindings } from '../../../core/improvement/view-improvement';
import { idOf, sample } from '../../support/entities';
import { failureOf } from '../../support/failures';
import { actor, nipOf, provinceAdmin } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import {
  agencyId,
  asPerson,
  behaviorAnswers,
  chief,
  drain,
  givenEnded,
  openBehavior,
  participant,
  programId,
  put,
  settle,
  trainingId,
} from '../run/scene';
import { apiOver } from '../schema/api';

jest.setTimeout(60_000);

const other = idOf('agency', 2);
const third = idOf('agency', 3);
const PEOPLE = 9;
/** Two of the third agency, three of the other, the rest of the first. */
const agencyOf = (n: number): string => (n <= 2 ? third : n <= 5 ? other : agencyId);
const partner = idOf('partner');
const auditor = actor(['AUDITOR']);
const everybody = { from: 'a', to: 'z' };

async function givenWave(table: TestTable): Promise<readonly Task[]> {
  await givenEnded(table, {
    people: PEOPLE,
    training: { partnerIds: [partner] },
    enrollment: (n) => ({ agencyId: agencyOf(n), preTest: 5000, postTest: 6000 + n * 100 }),
  });
  const agencies = [agencyId, other, third].map((id) =>
    sample('Agency', { id, region: id === third ? '18.02' : '18.01' }),
  );
  await put(table.deps, [...agencies, sample('TrainingPartner', { partnerId: partner })]);
  const header = { actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' };
  for (let n = 1; n <= PEOPLE; n++) {
    const profile = { name: `Pegawai ${n}`, nip: nipOf(n), email: `p${n}@contoh.go.id`, language: 'id' } as const;
    await table.deps.store.commit(new Change(header).profile(participant(n), profile, true));
  }
  await settle(table);
  await openBehavior(table);
  return table.deps.reads.tasksInRange(trainingId, 'BEHAVIOR', everybody);
}

async function close(table: TestTable): Promise<void> {
  table.clock.set('2027-03-27T17:00:00.000Z');
  await closeWave(table.deps, trainingId, 'BEHAVIOR');
  await drain(table, table.deps);
}

/** Mean and deviation in hundredths, half up, computed from raw answers. */
function figures(values: readonly number[]) {
  const n = values.length;
  const sum = values.reduce((a, b) => a + b, 0);
  const squares = values.reduce((a, b) => a + b * b, 0);
  return {
    n,
    mean: Math.floor((2 * 100 * sum + n) / (2 * n)),
    deviation: Math.round((Math.sqrt(n * squares - sum * sum) / n) * 100),
    distribution: [1, 2, 3, 4, 5].map((value) => values.filter((one) => one === value).length),
  };
}

function recomputed(responses: readonly Response[], item: string, raterKind: RaterKind) {
  const values = responses
    .filter((response) => response.raterKind === raterKind)
    .flatMap(({ answers }) => (typeof answers[item] === 'number' ? [answers[item] as number] : []));
  if (values.length === 0) return undefined;
  if (values.length >= 3) return figures(values);
  return { n: values.length, mean: null, deviation: null, distribution: null };
}

describe('results of a closed wave', () => {
  it('equal what the raw responses say, for the wave, the program, the agencies and the regions', async () => {
    const chances = fc.sample(fc.array(fc.nat(999), { minLength: 80, maxLength: 80 }), { numRuns: 2, seed: 7 });
    for (const chance of chances) {
      const table = await withTable({ randomIds: true });
      const tasks = await givenWave(table);
      for (const [i, task] of tasks.entries()) {
        const luck = chance[i % chance.length] ?? 0;
        if (luck % 3 === 0) continue;
        const id = encodeTaskId(task);
        await submitResponse(table.deps, asPerson(task.raterId), {
          taskId: id,
          answers: behaviorAnswers(5 + (luck % 21)),
        });
      }
      await close(table);
      const [responses, enrollments, results] = await Promise.all([
        table.deps.reads.responsesInRange(trainingId, 'BEHAVIOR', everybody),
        table.deps.reads.enrollmentsInRange(trainingId, everybody),
        table.deps.reads.resultsOf(trainingId),
      ]);
      const behavior = results.find(({ waveCode }) => waveCode === 'BEHAVIOR');
      expect(behavior?.items.length).toBeGreaterThan(10);
      expect(behavior?.findings.length).toBeGreaterThan(0);
      for (const { item, raterKind, ...told } of behavior?.items ?? []) {
        expect(told).toEqual(recomputed(responses, item, raterKind));
      }
      const told = await listFindings(table.deps, auditor, { programId, first: 10 });
      expect(told.rows.flatMap(({ node }) => node)).toEqual(
        (behavior?.findings ?? []).map((finding) => ({
          ...finding,
          trainingId,
          waveCode: 'BEHAVIOR',
          level: 'BEHAVIOR',
          designVersion: 1,
          closedAt: behavior?.closedAt,
        })),
      );
      const low = behavior?.items.filter(({ mean }) => mean !== null && mean < 300).map(({ item }) => item) ?? [];
      const found = behavior?.findings.filter(({ rule }) => rule === 'ITEM_MEAN').map(({ item }) => item) ?? [];
      expect(found).toEqual(low);
      const [year] = await viewRollUps(table.deps, auditor, { of: { programId }, year: 2027 });
      for (const { item, raterKind, ...told } of year?.items ?? []) {
        expect(told).toEqual(recomputed(responses, item, raterKind));
      }
      const atAgency = new Map(enrollments.map((one) => [one.personId, one.agencyId]));
      const [firstRegion] = await viewRollUps(table.deps, auditor, { of: { region: '18.01' } });
      for (const agency of [agencyId, other, third]) {
        const own = responses.filter(({ subjectId }) => atAgency.get(subjectId) === agency);
        const [rolled] = await viewRollUps(table.deps, auditor, { of: { agencyId: agency } });
        for (const { item, raterKind, ...told } of rolled?.items ?? []) {
          expect(told).toEqual(recomputed(own, item, raterKind));
          // Whoever knows the program's figure and this one learns nothing of one or two.
          const whole = recomputed(responses, item, raterKind)?.n ?? 0;
          const shownOfItem = await Promise.all(
            [agencyId, other, third].map(async (id) => {
              const [one] = await viewRollUps(table.deps, auditor, { of: { agencyId: id } });
              return one?.items.find((cell) => cell.item === item && cell.raterKind === raterKind)?.n ?? 0;
            }),
          );
          expect([1, 2]).not.toContain(whole - shownOfItem.reduce((a, b) => a + b, 0));
        }
      }
      expect(firstRegion?.trainings).toBe(1);
      await table.close();
    }
  });

  it('are compared with the earlier runs of the program that the asker may read', async () => {
    const table = await withTable({ randomIds: true });
    const [ownRun, elsewhere, later] = [11, 12, 13].map((n) => idOf('training', n));
    const run = (id: string | undefined, behavior: number, endedAt: string, differing: object = {}) => [
      sample('Training', { id: id ?? trainingId, status: 'FINALIZED', endedAt, ...differing }),
      sample('Contribution', { trainingId: id ?? trainingId, endedAt, behavior: { n: 10, sum: 10 * behavior } }),
    ];
    await put(table.deps, [
      sample('Program'),
      sample('TrainingPartner', { partnerId: partner }),
      sample('TrainingCounts'),
      sample('Session', { facilitatorId: participant(1) }),
      ...run(trainingId, 7000, '2026-10-31T09:00:00.000Z', { partnerIds: [partner] }),
      ...run(ownRun, 6000, '2025-10-31T09:00:00.000Z'),
      ...run(elsewhere, 9000, '2024-10-31T09:00:00.000Z', { organizerId: other }),
      ...run(later, 5000, '2026-11-30T09:00:00.000Z'),
    ]);
    const earlier = async (who: Actor) => {
      const [behavior] = await compareTraining(table.deps, who, trainingId);
      expect(behavior?.own).toMatchObject({ behavior: 7000, trainings: 1 });
      return behavior?.earlier && [behavior.earlier.trainings, behavior.earlier.behavior];
    };
    // The specification gives an organizer the aggregates of their agency's trainings, and a facilitator those of one they lead.
    expect(await earlier(actor(['ORGANIZER'], { agencyId }))).toEqual([1, 6000]);
    expect(await earlier(actor(['FACILITATOR'], { personId: participant(1) }))).toBeNull();
    for (const who of [provinceAdmin, auditor, actor(['PARTNER'], { partnerId: partner })]) {
      expect(await earlier(who)).toEqual([2, 7500]);
    }
    await table.close();
  });

  it('are frozen, rolled up once, and shown to whom they concern', async () => {
    const table = await withTable({ randomIds: true });
    const tasks = await givenWave(table);
    const wrote = { ...behaviorAnswers(20), example: 'Peta risiko' };
    for (const task of tasks) {
      const answers =
        task.raterKind === 'SELF' ? { ...wrote, example: `Contoh ${task.subjectId}` } : behaviorAnswers(20);
      await submitResponse(table.deps, asPerson(task.raterId), { taskId: encodeTaskId(task), answers });
    }
    const lone = tasks.find(({ raterKind }) => raterKind === 'SUPERVISOR');
    expect(lone?.raterId).toBe(chief);
    await close(table);
    await closeWave(table.deps, trainingId, 'BEHAVIOR');
    await drain(table, table.deps);

    const partnerActor = actor(['PARTNER'], { partnerId: partner });
    const stranger = actor(['PARTNER'], { partnerId: idOf('partner', 2) });
    const of = { programId };
    const [rolled] = await viewRollUps(table.deps, partnerActor, { of });
    expect(rolled).toMatchObject({ level: 'BEHAVIOR', year: 2027, trainings: 1, behavior: 7500 });
    expect(await failureOf(viewRollUps(table.deps, stranger, { of }))).toMatchObject({ code: 'NOT_FOUND' });
    const agencyAdmin = actor(['AGENCY_ADMIN'], { agencyId: other });
    expect(await viewRollUps(table.deps, agencyAdmin, { of: { agencyId: other } })).toHaveLength(1);
    expect(await failureOf(viewRollUps(table.deps, agencyAdmin, { of: { agencyId } }))).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await failureOf(viewRollUps(table.deps, auditor, { of: {} }))).toMatchObject({ code: 'BAD_INPUT' });
    expect((await viewTrend(table.deps, auditor, programId)).map((one) => one.designVersion)).toEqual([1]);
    expect(await compareTraining(table.deps, auditor, trainingId)).toMatchObject([
      { level: 'BEHAVIOR', earlier: null },
    ]);

    const wave = { trainingId, code: 'BEHAVIOR' };
    const [texts, ...more] = await viewTextAnswers(table.deps, provinceAdmin, wave);
    expect(more).toEqual([]);
    expect([...(texts?.texts ?? [])].sort()).toEqual(
      Array.from({ length: PEOPLE }, (_, n) => `Contoh ${participant(n + 1)}`),
    );
    expect(texts?.texts).not.toEqual([...(texts?.texts ?? [])].sort());
    for (const who of [partnerActor, auditor]) {
      expect(await failureOf(viewTextAnswers(table.deps, who, wave))).toMatchObject({ code: 'NOT_FOUND' });
    }

    const api = apiOver(table.deps);
    const query = `query ($id: ID!, $of: RollUpOfInput!, $wave: ID!) {
      rollUps(of: $of, year: 2027) { level trainings behavior items { item raterKind n mean } kinds { kind answered } }
      compareTraining(trainingId: $id) { level own { behavior } earlier { behavior } }
      textAnswers(waveId: $wave) { item raterKind n texts }
    }`;
    const variables = { id: trainingId, of: { programId }, wave: `${trainingId}.BEHAVIOR` };
    const shownByApi = await api.get(provinceAdmin, query, variables);
    expect(shownByApi.rollUps[0]).toMatchObject({ level: 'BEHAVIOR', trainings: 1, behavior: 7500 });
    expect(shownByApi.rollUps[0].items[0]).toMatchObject({ item: 'application', raterKind: 'SELF', n: 9, mean: 4 });
    expect(shownByApi.textAnswers).toMatchObject([{ item: 'example', raterKind: 'SELF', n: 9 }]);
    await table.close();
  });
});
