import { setTimeout as pause } from 'node:timers/promises';
import type { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { TransactItem } from './transact';

/** Resends of a transaction that was only in another one's way; the longest pause before each, in milliseconds. */
const PAUSES = [25, 50, 100, 200];

/** What another attempt may overcome: nothing was written, and no condition was found wanting. */
const passing = new Set(['None', 'TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

/** The codes of a cancelled transaction, one for each of its items; undefined for every other error. */
export function cancellationCodes(error: unknown): (string | undefined)[] | undefined {
  if (!(error instanceof Error) || error.name !== 'TransactionCanceledException') return undefined;
  return ((error as TransactionCanceledException).CancellationReasons ?? []).map(({ Code }) => Code);
}

function mayPass(error: unknown): boolean {
  const codes = cancellationCodes(error);
  return (
    codes?.every((code) => code !== undefined && passing.has(code)) === true && codes.some((code) => code !== 'None')
  );
}

/**
 * Sends a transaction; the SDK does not retry one that DynamoDB cancelled because it met another on the same item or a
 * busy partition, so this does, with full jitter.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-conflict-handling
 */
export async function sendTransaction(client: DynamoDBDocumentClient, items: TransactItem[]): Promise<void> {
  for (const longest of PAUSES) {
    try {
      await client.send(new TransactWriteCommand({ TransactItems: items }));
      return;
    } catch (error) {
      if (!mayPass(error)) throw error;
    }
    await pause(Math.random() * longest);
  }
  await client.send(new TransactWriteCommand({ TransactItems: items }));
}
