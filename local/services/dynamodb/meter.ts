import type { ApiCall, Json, JsonObject } from '../../contracts';
import { type KeysOf, writtenItems } from './written-items';

/** What one function spent with one operation. */
export interface MeterLine {
  /** Logical id of the function, or the caller's kind (`operator`). */
  readonly by: string;
  readonly operation: string;
  readonly calls: number;
  /** Calls that the engine answered with an error; it reports no units for them. */
  readonly failed: number;
  readonly readUnits: number;
  readonly writeUnits: number;
}

/**
 * Counts calls and consumed capacity while it is on. The units are the engine's: Dynoxide reports transactions as AWS
 * bills them; DynamoDB Local says 2 for every TransactWriteItems, whatever its size.
 */
export interface Meter {
  on: boolean;
  /** Sorted by caller and operation. */
  lines(): readonly MeterLine[];
  /** The item that was written most often, as `<table>/<key>/<key>`; undefined when none was. */
  mostWritten(): { readonly item: string; readonly writes: number } | undefined;
  reset(): void;
  /** The body that makes the engine report what the call consumes. */
  ask(call: ApiCall): Buffer | string;
  count(call: ApiCall, status: number, reply: Buffer): void;
}

const writes = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactWriteItems']);

/** Whether the operation changes items. */
export function isWrite(action: string): boolean {
  return writes.has(action);
}

type Sum = { -readonly [K in keyof MeterLine]: MeterLine[K] };

/** @param keysOf the key attributes of a table; without it no item is told apart from another */
export function createMeter({ on = false, keysOf }: { on?: boolean; keysOf?: KeysOf } = {}): Meter {
  const sums = new Map<string, Sum>();
  const writesOf = new Map<string, number>();
  return {
    on,
    lines: () =>
      [...sums.values()].sort((a, b) => (a.by + a.operation < b.by + b.operation ? -1 : 1)).map((sum) => ({ ...sum })),
    mostWritten() {
      let most: { item: string; writes: number } | undefined;
      for (const [item, writes] of writesOf) if (writes > (most?.writes ?? 0)) most = { item, writes };
      return most;
    },
    reset() {
      sums.clear();
      writesOf.clear();
    },
    ask(call) {
      if (call.input.ReturnConsumedCapacity === 'INDEXES') return call.body;
      if (call.input.ReturnConsumedCapacity !== undefined || !startsWithMember(call.body)) {
        return JSON.stringify({ ...call.input, ReturnConsumedCapacity: 'INDEXES' });
      }
      // Into the raw text, so that a large transaction is not written out a second time.
      return Buffer.concat([openedWithDemand, call.body.subarray(1)]);
    },
    count(call, status, reply) {
      const by = call.caller.kind === 'function' ? call.caller.fn.logicalId : call.caller.kind;
      const key = `${by} ${call.action}`;
      let sum = sums.get(key);
      if (sum === undefined) {
        sum = { by, operation: call.action, calls: 0, failed: 0, readUnits: 0, writeUnits: 0 };
        sums.set(key, sum);
      }
      sum.calls += 1;
      if (status !== 200) {
        sum.failed += 1;
        return;
      }
      const units = consumed(JSON.parse(reply.toString()) as JsonObject);
      if (!isWrite(call.action)) {
        sum.readUnits += units;
        return;
      }
      sum.writeUnits += units;
      if (keysOf === undefined) return;
      for (const item of writtenItems(call, keysOf)) writesOf.set(item, (writesOf.get(item) ?? 0) + 1);
    },
  };
}

const openedWithDemand = Buffer.from('{"ReturnConsumedCapacity":"INDEXES",');

function startsWithMember(body: Buffer): boolean {
  return body[0] === 0x7b && body[1] === 0x22;
}

function consumed(reply: JsonObject): number {
  const all = [reply.ConsumedCapacity ?? []].flat() as JsonObject[];
  return all.reduce((units, { CapacityUnits }: { CapacityUnits?: Json }) => units + Number(CapacityUnits ?? 0), 0);
}
