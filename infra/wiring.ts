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
  ],
  'plan-evaluations': ['TrainingEnded', 'TrainingCancelled'],
  'settle-participants': [
    'TrainingEnded',
    'TrainingFinalized',
    'AttendanceRecorded',
    'ScoreRecorded',
    'TrainingCancelled',
  ],
  'open-waves': ['CompletionDecided'],
  'promote-waitlist': ['EnrollmentWithdrawn', 'QuotaRaised'],
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

export const tableIndexes = ['GSI1', 'GSI2', 'GSI3'] as const;
type TableIndex = (typeof tableIndexes)[number];

export interface TableUse {
  readonly actions: readonly TableAction[];
  /** Indexes that are queried. */
  readonly indexes: readonly TableIndex[];
}

const everything: TableUse = {
  actions: ['GetItem', 'Query', 'BatchGetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
  indexes: tableIndexes,
};
const byKey: TableUse = { actions: ['GetItem', 'Query'], indexes: [] };

/** A transaction needs the actions of its parts: there is none for TransactWriteItems itself. */
export const mainTableUse = {
  graphql: everything,
  'pre-token': byKey,
  'keep-schedules': byKey,
  'plan-evaluations': everything,
  'settle-participants': everything,
  'open-waves': everything,
  'promote-waitlist': everything,
  'run-chunks': everything,
  'on-clock': everything,
} as const satisfies Record<string, TableUse>;

/** Profiles are read one by one or by the page, and put in the transaction of their journal item. */
export const vaultUse: TableUse = { actions: ['GetItem', 'BatchGetItem', 'PutItem'], indexes: [] };
