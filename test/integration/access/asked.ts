import { AsyncLocalStorage } from 'node:async_hooks';
import type { Action } from '../../../core/access';

/** Which rules were asked for while an operation was answered: to decide on it, and on fields of its answer. */
export interface Asked {
  readonly authorized: Set<Action>;
  readonly considered: Set<Action>;
}

export const asking = new AsyncLocalStorage<Asked>();
