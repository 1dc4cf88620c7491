import type { Mark } from '../data/trainings';

/**
 * What each participant does, by their index alone. One in ten answers evaluations; the others show how many are left
 * out. The numbers are chosen so that every outcome and every tier occurs.
 */
export interface Participation {
  /** Of the two sessions. */
  readonly marks: readonly [Mark, Mark];
  /** 0 to 100; null where none was recorded. */
  readonly postTest: number | null;
  readonly answers: OwnAnswers | null;
  /** What the supervisor answers to every item, 1 to 5; null for no answer. */
  readonly supervisor: number | null;
}

export interface OwnAnswers {
  readonly reaction: boolean;
  /** Days after the due date; null for no answer. */
  readonly learning: number | null;
  /** What they answer to every item on their own behavior, 1 to 5. */
  readonly behavior: number;
}

const oneIn = 10;

export function participationOf(index: number, hasSupervisor: boolean): Participation {
  const sampled = index % oneIn === 0;
  const turn = index / oneIn;
  return {
    marks: marksOf(index % 20),
    postTest: index % 50 === 49 ? null : 40 + ((index * 37) % 61),
    answers: sampled
      ? {
          reaction: turn % 4 !== 3,
          learning: [0, 1, null, null][turn % 4] ?? null,
          behavior: 4 + (turn % 2),
        }
      : null,
    supervisor: sampled && hasSupervisor && turn % 7 !== 6 ? 3 + (turn % 3) : null,
  };
}

function marksOf(group: number): readonly [Mark, Mark] {
  switch (group) {
    case 3:
      return ['LATE', 'PRESENT'];
    case 7:
      return ['ABSENT', 'PRESENT'];
    case 11:
      return ['PRESENT', 'LATE'];
    case 13:
      return ['EXCUSED', 'ABSENT'];
    default:
      return ['PRESENT', 'PRESENT'];
  }
}
