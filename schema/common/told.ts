import type { DomainError } from '../../core/errors';
import type { Language } from '../../core/messages';
import { problemMessageOf } from '../../core/problem-messages';

/** What is wrong with one field, as a client gets it. */
export interface Told {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** What is wrong with each field, in words that name the limit. */
export function problemsOf({ problems, details }: DomainError, language: Language): Told[] {
  return problems.map(({ field, code, details: own }) => ({
    field,
    code,
    message: problemMessageOf(code, language, { ...details, ...own }),
  }));
}
