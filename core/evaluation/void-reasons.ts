/** Why the platform itself voids a task; administrators write reasons of their own. */
export const voidReasons = {
  /** The subject did not complete the training after all. */
  notCompleted: 'NOT_COMPLETED',
  trainingCancelled: 'TRAINING_CANCELLED',
  raterLeft: 'RATER_LEFT',
  /** Nobody can say of whom it asks any more. */
  subjectErased: 'SUBJECT_ERASED',
} as const;

export const platformReasons: ReadonlySet<string> = new Set(Object.values(voidReasons));
