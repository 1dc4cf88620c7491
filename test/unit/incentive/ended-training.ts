import { Change } from '../../../core/change';
import type { Enrollment } from '../../../core/enrollment/enrollment';
import { defaultScheme } from '../../../core/incentive/default-scheme';
import type { Award, Scheme } from '../../../core/incentive/incentive';
import type { Training } from '../../../core/training/training';
import {
  agencyId,
  givenEnded,
  participant,
  programId,
  put,
  type Scene,
  settle,
  trainingId,
} from '../../integration/run/scene';
import { sample } from '../../support/entities';
import { type MemoryTable, withTable } from '../../support/with-memory-table';

export const year = 2026;
export const now = '2026-11-02T03:00:00.000Z';
export const standard = defaultScheme(programId);
/** MADYA, which nine of ten sessions and a post-test of 84 are, gets 100,000 at completion; UTAMA gets 200,000. */
const amounts: Readonly<Record<string, number>> = { UTAMA: 200_000, MADYA: 100_000 };
export const paying: Scheme = {
  ...standard,
  stages: standard.stages.map((rules) => ({
    ...rules,
    tiers: rules.tiers.map((tier) => ({ ...tier, amount: amounts[tier.name] ?? 0 })),
  })),
};
export const header = { actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' };
export const budget = (available: number) => sample('Budget', { year, total: available, available });

export async function ended(scene: Scene, ...more: Parameters<typeof put>[1]) {
  const table = await withTable();
  await givenEnded(table, scene);
  await put(table.deps, [sample('Agency', { id: agencyId, region: '18.01' }), ...more]);
  return table;
}
export async function decided(scene: Scene, ...more: Parameters<typeof put>[1]) {
  const table = await ended(scene, ...more);
  await settle(table as never);
  table.clock.set(now);
  return table;
}

export const keyOf = (n: number, stage: Award['stage'] = 'COMPLETION') =>
  ({ trainingId, stage, personId: participant(n) }) as const;
export async function change(table: MemoryTable, n: number, parts: Partial<Enrollment>): Promise<void> {
  const enrollment = (await table.deps.store.get('Enrollment', keyOf(n)))!;
  await table.deps.store.commit(new Change(header).replace(enrollment, { ...enrollment, ...parts }));
}
export async function plan(table: MemoryTable, parts: Partial<Training>): Promise<void> {
  const training = (await table.deps.store.get('Training', { id: trainingId }))!;
  await table.deps.store.commit(new Change(header).replace(training, { ...training, ...parts }));
}
export const statusesOf = async ({ deps }: MemoryTable, ...numbers: number[]) =>
  (
    await deps.store.getMany(
      'Enrollment',
      numbers.map((n) => keyOf(n)),
    )
  ).map((enrollment) => enrollment?.status);
/** A person's ledger. */
export const linesOf = async ({ deps }: MemoryTable, n: number) =>
  (await deps.reads.ledgerOfPerson(participant(n), { first: 10 })).rows.map(({ node }) => [
    ...[node.points, node.amount, node.reason, node.cause],
  ]);
export const reactionOf = async ({ deps }: MemoryTable, n: number) =>
  (await deps.reads.tasksInRange(trainingId, 'REACTION', { from: participant(n), to: participant(n) })).map(
    ({ status }) => status,
  );
