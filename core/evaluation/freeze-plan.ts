import type { Change } from '../change';
import { fail } from '../errors';
import type { Deps } from '../ports';
import type { Program } from '../training/training';

/**
 * Freezes the program's evaluation plan, and the instruments that it names, together with the publishing that pins them.
 * Whoever edits one of them at the same time loses, or makes the publishing decide again.
 */
export async function freezePlan(
  deps: Deps,
  change: Change,
  { id: programId, planVersion }: Pick<Program, 'id' | 'planVersion'>,
): Promise<void> {
  const plan = (await deps.store.get('EvaluationPlan', { programId, planVersion })) ?? fail('NOT_FOUND', 'programId');
  if (plan.frozen) return;
  const keys = new Map(plan.waves.map(({ instrument }) => [`${instrument.code}#${instrument.revision}`, instrument]));
  const instruments = await deps.store.getMany(
    'Instrument',
    [...keys.values()].map((key) => ({ programId, ...key })),
  );
  change.replace(plan, { ...plan, frozen: true });
  for (const instrument of instruments) {
    if (instrument !== undefined && !instrument.frozen) change.replace(instrument, { ...instrument, frozen: true });
  }
}
