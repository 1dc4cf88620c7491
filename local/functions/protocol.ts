/** What the runtime and a function's process say to each other, as JSON over the channel of the fork. */

/** Runtime → process: one invocation. */
export interface Task {
  readonly requestId: string;
  /** The event, serialized. */
  readonly event: string;
  /** Milliseconds after which the process is killed. */
  readonly timeout: number;
  /** Milliseconds that virtual time is ahead of real time during this invocation. */
  readonly clockOffset: number;
}

/** An error as the function threw it. */
export interface Failure {
  readonly type: string;
  readonly message: string;
  readonly trace?: string;
}

/** Process → runtime. `read` names the environment variables read for the first time since the last report. */
export type Report =
  | { readonly kind: 'ready'; readonly read: readonly string[] }
  | { readonly kind: 'done'; readonly requestId: string; readonly payload: string; readonly read: readonly string[] }
  | { readonly kind: 'failed'; readonly requestId: string; readonly failure: Failure; readonly read: readonly string[] }
  /** The process can't go on: its module does not load, or an error escaped the handler. */
  | { readonly kind: 'broken'; readonly failure: Failure };
