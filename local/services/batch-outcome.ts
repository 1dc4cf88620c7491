import { setTimeout as sleep } from 'node:timers/promises';
import type { Invocation, Invoker, Json, JsonObject, Resource } from '../contracts';
import type { Delivery } from './faults/faults';

/** The records of a batch that failed: by identifier, or all of them. */
export type Failed = ReadonlySet<string> | 'all';

/**
 * Reads a function's answer to a batch as Lambda does: what is no well-formed list of identifiers from the batch counts
 * as the failure of all.
 */
export function failedOf(outcome: Invocation, identifiers: readonly string[], reportsItems: boolean): Failed {
  if (!outcome.ok) return 'all';
  if (!reportsItems || outcome.payload === null) return new Set();
  const reported = (outcome.payload as JsonObject).batchItemFailures;
  if (reported === undefined || reported === null) return new Set();
  if (!Array.isArray(reported)) return 'all';
  const failed = new Set<string>();
  for (const item of reported) {
    const identifier = (item as JsonObject | null)?.itemIdentifier;
    if (typeof identifier !== 'string' || !identifiers.includes(identifier)) return 'all';
    failed.add(identifier);
  }
  return failed;
}

/** Invokes, with the delay and the second delivery that a fault plan asks for; the first delivery's outcome counts. */
export async function invokeBatch(invoker: Invoker, fn: Resource, event: Json, fault?: Delivery): Promise<Invocation> {
  if (fault !== undefined && fault.delayMs > 0) await sleep(fault.delayMs);
  if (fault?.duplicate === 'beside') {
    const [first] = await Promise.all([invoke(invoker, fn, event), invoke(invoker, fn, event)]);
    return first;
  }
  const outcome = await invoke(invoker, fn, event);
  if (fault?.duplicate === 'after' && outcome.ok) await invoke(invoker, fn, event);
  return outcome;
}

async function invoke(invoker: Invoker, fn: Resource, event: Json): Promise<Invocation> {
  try {
    return await invoker.invoke(fn, event);
  } catch (error) {
    const { name, message } = error as Error;
    return { ok: false, reason: 'error', type: name, message };
  }
}
