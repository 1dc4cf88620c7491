import type { ChangeHeader } from '../change';
import type { Enrollment } from '../enrollment/enrollment';
import { readWave } from '../evaluation/wave-at-close';
import type { Deps } from '../ports';
import { converge, partsOf } from '../run/persist';
import type { KeyRange } from '../run/run';
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
 * changed and writes differences only.
 */
export async function reconcileAwards(
  deps: Deps,
  header: ChangeHeader,
  trainingId: string,
  range: KeyRange,
  cause: string,
): Promise<void> {
  const differing = await findDiffering(deps, trainingId, range);
  if (differing.length === 0) return;
  const lost = differing.filter(({ enrollment }) => enrollment.status !== 'COMPLETED');
  const regained = differing.filter(({ enrollment }) => enrollment.status === 'COMPLETED');
  const groups = [lost, ...regained.map((one) => [one])].map((group) => group.map(({ award }) => award.personId));
  for (const group of groups) await converge(deps, header, () => revisions(deps, header, trainingId, group, cause));
}

interface Differing {
  readonly award: Award;
  readonly enrollment: Enrollment;
}

async function findDiffering(deps: Deps, trainingId: string, range: KeyRange): Promise<Differing[]> {
  const awards = await deps.reads.awardsInRange(trainingId, 'APPLICATION', range);
  if (awards.length === 0) return [];
  const enrollments = await deps.reads.enrollmentsInRange(trainingId, range);
  const byPerson = new Map(enrollments.map((enrollment) => [enrollment.personId, enrollment]));
  return awards.flatMap((award) => {
    const enrollment = byPerson.get(award.personId);
    return enrollment !== undefined && differs(award, enrollment) ? [{ award, enrollment }] : [];
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
  personIds: readonly string[],
  cause: string,
) {
  const worthOf = await valuation(deps, trainingId, personIds);
  const keys = personIds.map((personId) => ({ trainingId, stage: 'APPLICATION', personId }) as const);
  const awards = await deps.store.getMany('Award', keys);
  return partsOf(header, personIds, async (id, change) => {
    const award = awards[personIds.indexOf(id)];
    const now = worthOf(id);
    if (award === undefined || now === undefined) return;
    const reason = now.value.outcome === 'TRAINING_CANCELLED' ? 'CANCELLED' : 'CORRECTED';
    await reviseAwardClaiming(deps, change, award, now.value, now.enrollment.confirmedAt, {
      at: deps.clock.now(),
      reason,
      cause,
    });
  });
}

/** What stage APPLICATION is worth for each of some people, by what stands now. */
async function valuation(
  deps: Deps,
  trainingId: string,
  personIds: readonly string[],
): Promise<(personId: string) => { value: AwardValue; enrollment: Enrollment } | undefined> {
  const ids = [...personIds].sort();
  const range = { from: ids[0] ?? '', to: ids.at(-1) ?? '' };
  const aggregate = await deps.reads.trainingAggregate(trainingId);
  const waveCode = applicationWave(aggregate?.waves ?? [])?.code;
  if (waveCode === undefined) return () => undefined;
  const { waves, wave, instrument, scheme } = await readWave(deps, { trainingId, waveCode });
  const factsOf = await readApplicationFacts(deps, waves, wave, range);
  const enrollments = await deps.store.getMany(
    'Enrollment',
    ids.map((personId) => ({ trainingId, personId })),
  );
  return (personId) => {
    const enrollment = enrollments[ids.indexOf(personId)];
    if (enrollment === undefined) return undefined;
    return { value: applicationValue(factsOf(enrollment), likertItemsOf(instrument), scheme), enrollment };
  };
}

/** Computes stage APPLICATION for somebody who could not be a candidate of its run. */
export async function computeLate(
  deps: Deps,
  header: ChangeHeader,
  trainingId: string,
  personId: string,
  cause: string,
): Promise<void> {
  await converge(deps, header, async () => {
    const key = { trainingId, stage: 'APPLICATION', personId } as const;
    const [training, award, worthOf] = await Promise.all([
      deps.store.get('Training', { id: trainingId }),
      deps.store.get('Award', key),
      valuation(deps, trainingId, [personId]),
    ]);
    const now = worthOf(personId);
    if (training === undefined || award !== undefined || now === undefined) return new Map();
    return partsOf(header, [personId], (_id, change) =>
      createAwardClaiming(deps, change, 'APPLICATION', training, now.enrollment, now.value, cause),
    );
  });
}
