import { DomainError, type ErrorCode, errorCodes, type FieldProblem, type Telling } from './errors';
import { isLocalDate, type LocalDate } from './time';

/** Collects what is wrong with a command, so that all of it is told at once. */
export class Problems {
  readonly #found: FieldProblem[] = [];

  /** Notes a problem when something is wrong. */
  when(wrong: boolean, field: string, code: Telling): this {
    if (wrong) this.#found.push({ field, code });
    return this;
  }

  /** A text that must say something, in at most `max` characters. */
  text(value: string, field: string, max = 200): this {
    return this.when(value.trim() === '', field, 'REQUIRED').when(value.length > max, field, 'TOO_LONG');
  }

  integer(value: number, field: string, min: number, max: number): this {
    return this.when(!Number.isInteger(value) || value < min || value > max, field, 'OUT_OF_RANGE');
  }

  /** A date that exists and, where a last one is given, does not come after it. */
  date(date: string, field: string, last?: LocalDate): this {
    if (!isLocalDate(date)) return this.when(true, field, 'BAD_DATE');
    return this.when(last !== undefined && date > last, field, 'IN_FUTURE');
  }

  /** A list in which nothing stands twice. */
  distinct(list: readonly string[], field: string): this {
    return this.when(new Set(list).size < list.length, field, 'REPEATED');
  }

  /** A list of `min` to `max` elements. */
  size(list: readonly unknown[], field: string, min: number, max: number): this {
    return this.when(list.length < min || list.length > max, field, 'OUT_OF_RANGE');
  }

  /**
   * @throws DomainError with every problem found; its code is the first problem's where that is an error code of its
   *   own, else BAD_INPUT
   */
  throwIfAny(): void {
    const [first] = this.#found;
    if (first === undefined) return;
    const own = errorCodes.find((code): code is ErrorCode => code === first.code);
    throw new DomainError(own ?? 'BAD_INPUT', this.#found);
  }
}

/** Longest reason that the trail keeps, in characters. */
const LONGEST_REASON = 500;

/** A reason that is given says something. @throws DomainError BAD_INPUT */
export function checkReason(reason: string | undefined): void {
  if (reason !== undefined) new Problems().text(reason, 'reason', LONGEST_REASON).throwIfAny();
}
