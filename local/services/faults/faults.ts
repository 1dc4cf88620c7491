import type { ApiCall, Resource } from '../../contracts';

/** What shall go wrong. Chances are 0…1; every draw depends on the seed and the place alone, so that a seed replays. */
export interface FaultPlan {
  readonly seed: number;
  /** Chance that a batch is delivered a second time, after or beside the first. */
  readonly duplicate?: number;
  /** Chance that a batch waits up to `maxMs` before its delivery, so that later ones overtake it. */
  readonly delay?: { readonly chance: number; readonly maxMs: number };
  /** Chance that the messages of a queue's batch are shuffled. */
  readonly reorder?: number;
  /** Chance that a DynamoDB call of a function is throttled. */
  readonly throttle?: number;
  /** Exact strikes, by the function's logical id and the number of its call (from 1, since `plan`). */
  readonly strikes?: readonly Strike[];
}

export interface Strike {
  readonly fn: string;
  readonly call: number;
  readonly kind: 'throttle' | 'kill-before' | 'kill-after';
}

export interface FaultsOptions {
  /** Kills the function's running child process, as a crash would. */
  readonly kill: (fn: Resource) => void;
}

export interface Faults {
  /** Takes a plan, or none; call counts start anew. */
  plan(plan: FaultPlan | undefined): void;
  /** Front door, before a call is handled; throws what the function shall see. */
  beforeCall(call: ApiCall): void;
  /** Front door, after a call has taken effect and before its reply; throws when the caller was killed. */
  afterCall(call: ApiCall): void;
  /** How many calls each function has made since `plan`: the crash points that can be enumerated. */
  calls(): Readonly<Record<string, number>>;
  /** Pumps: what shall happen to the next batch of a mapping. */
  delivery(mapping: string): Delivery;
}

export interface Delivery {
  readonly delayMs: number;
  readonly duplicate: 'none' | 'after' | 'beside';
  /** Returns the batch in the order in which it shall be delivered. */
  order<T>(batch: readonly T[]): T[];
}

export declare function createFaults(options: FaultsOptions): Faults;
