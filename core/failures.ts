/** Waits for all of them, whatever becomes of the others. @throws AggregateError as {@link throwTogether} */
export async function allOf(works: readonly Promise<unknown>[], what: string): Promise<void> {
  const results = await Promise.allSettled(works);
  throwTogether(
    results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : [])),
    what,
  );
}

/**
 * Throws what has failed as one error, if anything has. Its message tells the first causes: a log shows the message of an
 * error, and not the errors in it.
 * @throws AggregateError
 */
export function throwTogether(failures: readonly unknown[], what: string): void {
  if (failures.length === 0) return;
  const causes = failures
    .slice(0, TOLD)
    .map((failure) => (failure instanceof Error ? failure.message : String(failure)));
  throw new AggregateError(failures, `${failures.length} ${what} failed: ${causes.join('; ')}`);
}

/** A line of the log holds 256 KB (Amazon CloudWatch Logs, quotas); what fails together mostly fails alike. */
const TOLD = 10;
