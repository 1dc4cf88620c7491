import { DomainError, type ErrorCode } from '../../core/errors';

/** What a refused attempt says of each field, such as `people.0.from TOO_YOUNG`. Anything but a DomainError is thrown on. */
export async function problemsOf(attempt: Promise<unknown>): Promise<string[]> {
  try {
    await attempt;
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.problems.map(({ field, code }) => `${field} ${code}`);
  }
}

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
