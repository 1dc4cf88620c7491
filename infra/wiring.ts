/** Who is woken by what, and what each function does with the main table. Read this first; the constructs follow it. */

/** Functions that a queue of their own feeds with events from the bus, and the events each of them subscribes to. */
export const subscriptions = {
  'keep-schedules': [
    'TrainingPublished',
    'TrainingRescheduled',
    'SessionRescheduled',
    'SessionCancelled',
    'TrainingEnded',
    'TrainingReopened',
    'TrainingFinalized',
    'TrainingCancelled',
    'EvaluationScheduled',
    'EvaluationOpened',
  ],
  'plan-evaluations': ['TrainingEnded', 'TrainingCancelled', 'PersonLeft', 'PersonErased'],
  'settle-participants': [
    'TrainingEnded',
    'TrainingFinalized',
    'AttendanceRecorded',
    'ScoreRecorded',
    'TrainingCancelled',
    'EmploymentChanged',
  ],
  'open-waves': ['CompletionDecided'],
  'promote-waitlist': ['EnrollmentWithdrawn', 'QuotaRaised', 'PersonLeft'],
  'serve-budget': ['BudgetCredited'],
  'notify-raters': ['EvaluationNoticeDue', 'EvaluationReminderDue'],
} as const satisfies Record<string, readonly string[]>;

export type Subscriber = keyof typeof subscriptions;

export const eventSource = 'siger';

type TableAction =
  | 'GetItem'
  | 'Query'
  | 'BatchGetItem'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'ConditionCheckItem';

export const tableIndexes = ['GSI1', 'GSI2', 'GSI3', 'GSI4'] as const;
type TableIndex = (typeof tableIndexes)[number];

export interface TableUse {
  readonly actions: readonly TableAction[];
  /** Indexes that are queried. */
  readonly indexes: readonly TableIndex[];
}

const everyAction = [
  'GetItem',
  'Query',
  'BatchGetItem',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'ConditionCheckItem',
] as const satisfies readonly TableAction[];

/** Waves are planned and opened only while the training stands as it was read. */
const waves: TableUse = { actions: ['GetItem', 'Query', 'PutItem', 'ConditionCheckItem'], indexes: [] };
/** Whole people: enrollments, tasks (whose raters an index finds), awards and their places in a budget's queue. */
const participants: TableUse = {
  actions: ['GetItem', 'Query', 'BatchGetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
  indexes: ['GSI3'],
};

/**
 * A transaction needs the actions of its parts: there is none for TransactWriteItems itself. The end-to-end stories use
 * all of this: what they leave unused makes them fail.
 */
export const mainTableUse = {
  graphql: { actions: everyAction, indexes: tableIndexes },
  // Auditors: reads alone, and nowhere a right to write.
  'audit-graphql': { actions: ['GetItem', 'Query', 'BatchGetItem'], indexes: ['GSI1', 'GSI2', 'GSI3'] },
  'record-readings': { actions: ['GetItem', 'PutItem'], indexes: [] },
  // Reached without a token: it sees one certificate by its code, its training and who runs that, and no personal data.
  certificate: { actions: ['GetItem'], indexes: ['GSI3'] },
  'pre-token': { actions: ['GetItem', 'Query'], indexes: [] },
  'keep-schedules': { actions: ['Query'], indexes: [] },
  // Finds what somebody who left the service still owes, who answers instead, and what was asked about somebody erased.
  'plan-evaluations': { actions: [...waves.actions, 'BatchGetItem'], indexes: ['GSI1'] },
  // Finds where JP were credited to somebody who is employed otherwise.
  'settle-participants': { ...participants, indexes: [...participants.indexes, 'GSI1'] },
  'open-waves': waves,
  'promote-waitlist': {
    actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
    indexes: ['GSI1'],
  },
  'serve-budget': { ...participants, indexes: [] },
  'run-chunks': participants,
  // Finds who owes an answer, and counts whom no mail reaches.
  'notify-raters': { actions: ['GetItem', 'Query', 'BatchGetItem', 'PutItem'], indexes: ['GSI3'] },
  'send-digests': { actions: ['BatchGetItem', 'PutItem'], indexes: ['GSI1'] },
  'note-bounces': { actions: ['GetItem', 'PutItem'], indexes: [] },
  'on-clock': { actions: everyAction, indexes: ['GSI3'] },
  // The latest seal, and what is put after it.
  'seal-journal': { actions: ['Query', 'PutItem'], indexes: [] },
} as const satisfies Record<string, TableUse>;

/** Profiles are read one by one or by the page, and put, or erased, in the transaction of their journal item. */
export const vaultUse: TableUse = { actions: ['GetItem', 'BatchGetItem', 'PutItem', 'DeleteItem'], indexes: [] };
/** Who writes to people reads their profiles by the page, and the key that opens them. */
export const addressUse: TableUse = { actions: ['GetItem', 'BatchGetItem'], indexes: [] };
