import type { ChangeHeader } from '../change';
import type { Enrollment } from '../enrollment/enrollment';
import { readWave } from '../evaluation/wave-at-close';
import type { Deps } from '../ports';
import { converge, type Parts, partsOf } from '../run/persist';
import type { KeyRange } from '../run/run';
import type { Training } from '../training/training';
import { applicationValue, applicationWave } from './application';
import type { AwardValue } from './award-value';
import { likertItemsOf } from './behavior';
import type { Award, Outcome } from './incentive';
import { readApplicationFacts } from './read-application';
import { createAwardClaiming, reviseAwardClaiming } from './settle-person';

/** Outcomes that follow from the enrollment alone. */
const withoutCompletion: ReadonlySet<Outcome> = new Set(['NOT_COMPLETED', 'TRAINING_CANCELLED']);

/**
 * Brings the awards of stage APPLICATION in a range in line with whether their people completed. It reads after whatever
 * changed and writes differences only: what is lost together, and what is regained one by one, for its money is claimed.
 */
export async function reconcileAwards(
  deps: Deps,
  header: ChangeHeader,
  trainingId: string,
  range: KeyRange,
  cause: string,
): Promise<void> {
  const differing = await findDiffering(deps, trainingId, range);
  const revise = (within: KeyRange, personIds: readonly string[]) =>
    converge(deps, header, () => revisions(deps, header, trainingId, within, personIds, cause));
  const idsOf = (completed: boolean): string[] =>
    differing.filter(({ status }) => (status === 'COMPLETED') === completed).map(({ personId }) => personId);
  const lost = idsOf(false);
  if (lost.length > 0) await revise(range, lost);
  for (const personId of idsOf(true)) await revise({ from: personId, to: personId }, [personId]);
}

/** Whose award and enrollment tell different things. */
async function findDiffering(deps: Deps, trainingId: string, range: KeyRange): Promise<Enrollment[]> {
  const awards = await deps.reads.awardsInRange(trainingId, 'APPLICATION', range);
  if (awards.length === 0) return [];
  const byPerson = new Map(awards.map((award) => [award.personId, award]));
  const enrollments = await deps.reads.enrollmentsInRange(trainingId, range);
  return enrollments.filter((enrollment) => {
    const award = byPerson.get(enrollment.personId);
    return award !== undefined && differs(award, enrollment);
  });
}

function differs({ outcome }: Award, { status }: Enrollment): boolean {
  if (status === 'COMPLETED') return withoutCompletion.has(outcome);
  return outcome !== (status === 'CANCELLED' ? 'TRAINING_CANCELLED' : 'NOT_COMPLETED');
}

async function revisions(
  deps: Deps,
  header: ChangeHeader,
  trainingId: string,
  range: KeyRange,
  personIds: readonly string[],
  cause: string,
): Promise<Parts> {
  const { worthOf } = await valuation(deps, trainingId, range);
  const keys = personIds.map((personId) => ({ trainingId, stage: 'APPLICATION', personId }) as const);
  const [enrollments, awards] = await Promise.all([
    deps.store.getMany('Enrollment', keys),
    deps.store.getMany('Award', keys),
  ]);
  return partsOf(header, personIds, async (id, change) => {
    const i = personIds.indexOf(id);
    const [enrollment, award] = [enrollments[i], awards[i]];
    if (enrollment === undefined || award === undefined) return;
    const value = worthOf(enrollment);
    const reason = value.outcome === 'TRAINING_CANCELLED' ? 'CANCELLED' : 'CORRECTED';
    const why = { at: deps.clock.now(), reason, cause };
    await reviseAwardClaiming(deps, change, award, value, enrollment.confirmedAt, why);
  });
}

/**
 * What stage APPLICATION is worth for people in a range, by what stands now.
 * @throws Error when the training has no wave that it is computed from
 */
async function valuation(
  deps: Deps,
  trainingId: string,
  range: KeyRange,
): Promise<{ training: Training; worthOf: (enrollment: Enrollment) => AwardValue }> {
  const aggregate = await deps.reads.trainingAggregate(trainingId);
  const waveCode = applicationWave(aggregate?.waves ?? [])?.code ?? null;
  const { training, waves, wave, instrument, scheme } = await readWave(deps, { trainingId, waveCode });
  const factsOf = await readApplicationFacts(deps, waves, wave, range);
  const worthOf = (enrollment: Enrollment) => applicationValue(factsOf(enrollment), likertItemsOf(instrument), scheme);
  return { training, worthOf };
}

/** Computes stage APPLICATION for somebody who could not be a candidate of its run. */
export async function computeLate(
  deps: Deps,
  header: ChangeHeader,
  trainingId: string,
  personId: string,
  cause: string,
): Promise<void> {
  const key = { trainingId, stage: 'APPLICATION', personId } as const;
  await converge(deps, header, async () => {
    const [{ training, worthOf }, enrollment, award] = await Promise.all([
      valuation(deps, trainingId, { from: personId, to: personId }),
      deps.store.get('Enrollment', key),
      deps.store.get('Award', key),
    ]);
    if (enrollment === undefined || award !== undefined) return new Map();
    return partsOf(header, [personId], (_id, change) =>
      createAwardClaiming(deps, change, 'APPLICATION', training, enrollment, worthOf(enrollment), cause),
    );
  });
}
