import type { Actor } from '../access';
import { fail } from '../errors';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import { withRetry } from '../retry';
import { allowedTraining, holdTraining } from '../training/aggregate';
import { enrollmentChange } from './enrolling';
import type { Enrollment } from './enrollment';
import { MOST_RECORDS, seatedPeople } from './record-attendance';

export interface RecordScores {
  readonly trainingId: string;
  /** 1 to 45 people. Hundredths of a point, 0 to 10000; left out stays, null takes a mistaken score back. */
  readonly scores: readonly {
    readonly personId: string;
    readonly preTest?: number | null | undefined;
    readonly postTest?: number | null | undefined;
  }[];
}

const HIGHEST = 10_000;

/**
 * Records test scores in an open or ended training; of a post-test once the first session has started. All or none.
 * @throws DomainError NOT_FOUND, NO_TEST, SCORES_CLOSED, BAD_INPUT, NOT_CONFIRMED (field `scores.3.personId`)
 */
export async function recordScores(deps: Deps, actor: Actor, command: RecordScores): Promise<readonly Enrollment[]> {
  const { trainingId, scores } = command;
  return withRetry(async () => {
    const { training, role } = await allowedTraining(deps, actor, 'score.record', trainingId, 'trainingId');
    if (!training.hasTest) fail('NO_TEST', 'trainingId');
    if (training.status !== 'OPEN' && training.status !== 'ENDED') fail('SCORES_CLOSED', 'trainingId');
    requireScores(scores, training.startsAt !== null && training.startsAt <= deps.clock.now());
    const enrollments = await seatedPeople(deps, trainingId, scores, 'scores');
    const change = enrollmentChange(actor, role, 'recordScores', trainingId);
    const changed: string[] = [];
    const results = enrollments.map((before, i) => {
      const { preTest = before.preTest, postTest = before.postTest } = scores[i] ?? {};
      if (preTest === before.preTest && postTest === before.postTest) return before;
      const after: Enrollment = { ...before, preTest, postTest };
      change.replace(before, after);
      changed.push(before.personId);
      return { ...after, version: before.version + 1 };
    });
    if (changed.length === 0) return results;
    holdTraining(change, training);
    await deps.store.commit(change.emit('ScoreRecorded', trainingId, { trainingId, personIds: changed }));
    return results;
  });
}

function requireScores(scores: RecordScores['scores'], begun: boolean): void {
  const problems = new Problems().size(scores, 'scores', 1, MOST_RECORDS).distinct(
    scores.map(({ personId }) => personId),
    'scores',
  );
  for (const [i, { preTest, postTest }] of scores.entries()) {
    problems
      .hundredths(preTest ?? 0, `scores.${i}.preTest`, 0, HIGHEST)
      .hundredths(postTest ?? 0, `scores.${i}.postTest`, 0, HIGHEST)
      .when(postTest != null && !begun, `scores.${i}.postTest`, 'BEFORE_START');
  }
  problems.throwIfAny();
}
