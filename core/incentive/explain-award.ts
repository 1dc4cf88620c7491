import { type Actor, authorize } from '../access';
import type { KeyOf } from '../entities';
import { fail } from '../errors';
import type { Task } from '../evaluation/evaluation';
import type { Deps } from '../ports';
import { applicationWave } from './application';
import { type ExplanationLine, explain } from './explain';
import type { Award } from './incentive';
import { readApplicationFacts } from './read-application';

export interface AwardExplanation {
  readonly award: Award;
  readonly lines: readonly ExplanationLine[];
}

/**
 * Why an award has the value it has, in words; also of those who got nothing.
 * @throws DomainError NOT_FOUND
 */
export async function explainAward(deps: Deps, actor: Actor, key: KeyOf<'Award'>): Promise<AwardExplanation> {
  const { trainingId, personId } = key;
  authorize(actor, 'award.read', { personId });
  const [award, aggregate, enrollment] = await Promise.all([
    deps.store.get('Award', key),
    deps.reads.trainingAggregate(trainingId),
    deps.store.get('Enrollment', { trainingId, personId }),
  ]);
  if (award === undefined || aggregate === undefined || enrollment === undefined) fail('NOT_FOUND', 'id');
  const { programId, schemeVersion } = award;
  const { training, sessions, waves } = aggregate;
  const wave = award.stage === 'APPLICATION' ? applicationWave(waves) : undefined;
  const [scheme, factsOf] = await Promise.all([
    deps.store.get('Scheme', { programId, schemeVersion }),
    wave && readApplicationFacts(deps, waves, wave, { from: personId, to: personId }),
  ]);
  if (scheme === undefined) throw new Error(`${programId} lacks scheme ${schemeVersion}`);
  const ownTasks = [...(factsOf?.(enrollment).ownTasks ?? [])].sort(byDueDate);
  return { award, lines: explain({ award, scheme, training, sessions, enrollment, waves, ownTasks }) };
}

function byDueDate(a: Task, b: Task): number {
  const [key, other] = [`${a.dueDate}#${a.waveCode}`, `${b.dueDate}#${b.waveCode}`];
  return key < other ? -1 : 1;
}
