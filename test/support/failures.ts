import { DomainError, type ErrorCode } from '../../core/errors';

/** What an attempt fails with: its code, and the fields that it names. Anything but a DomainError is thrown on. */
export async function failureOf(attempt: Promise<unknown>): Promise<{ code: ErrorCode; fields: string[] } | undefined> {
  try {
    await attempt;
    return undefined;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { code: error.code, fields: error.problems.map(({ field }) => field) };
  }
}
