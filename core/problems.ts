import { type Details, DomainError, type ErrorCode, errorCodes, type FieldProblem, type Unlimited } from './errors';
import type { Span } from './ports';
import { isBlank, isPrintable, isPrintablePassage } from './text';
import { isLocalDate, type LocalDate } from './time';

/** Years that anything here is about; others are mistyped. */
const YEARS = { min: 2000, max: 2100 };

/** Longest reason that the trail keeps, in characters. */
const LONGEST_REASON = 500;

/** Collects what is wrong with a command, so that all of it is told at once. */
export class Problems {
  readonly #found: FieldProblem[] = [];

  /** Notes a problem when something is wrong. */
  when(wrong: boolean, field: string, code: Unlimited, details: Details = {}): this {
    if (wrong) this.#found.push({ field, code, details });
    return this;
  }

  /** A text of one line that must say something, in at most `max` characters. */
  text(value: string, field: string, max = 200): this {
    return this.#written(value, field, max).when(!isPrintable(value), field, 'UNPRINTABLE');
  }

  /** As {@link text}, in as many lines as one likes. */
  passage(value: string, field: string, max = 200): this {
    return this.#written(value, field, max).when(!isPrintablePassage(value), field, 'UNPRINTABLE');
  }

  /** A reason that has to be given. */
  reason(value: string): this {
    return this.passage(value, 'reason', LONGEST_REASON);
  }

  integer(value: number, field: string, min: number, max: number): this {
    return this.between(Number.isInteger(value) ? value : Number.NaN, field, min, max);
  }

  /** Hundredths of a number that people write with two decimals at most. */
  hundredths(value: number, field: string, min: number, max: number): this {
    return this.when(!Number.isInteger(value), field, 'TWO_DECIMALS').between(value / 100, field, min / 100, max / 100);
  }

  between(value: number, field: string, min: number, max: number): this {
    if (!(value >= min && value <= max)) this.#found.push({ field, code: 'OUT_OF_RANGE', details: { min, max } });
    return this;
  }

  year(value: number, field = 'year'): this {
    return this.integer(value, field, YEARS.min, YEARS.max);
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
    return this.between(list.length, field, min, max);
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

  #written(value: string, field: string, max: number): this {
    if (value.length > max) this.#found.push({ field, code: 'TOO_LONG', details: { max } });
    return this.when(isBlank(value), field, 'REQUIRED');
  }
}

/** A reason that is given says something. @throws DomainError BAD_INPUT */
export function checkReason(reason: string | undefined): void {
  if (reason !== undefined) new Problems().reason(reason).throwIfAny();
}

/** @throws DomainError BAD_INPUT when a period ends before it begins */
export function requirePeriod({ from = '', before = '~' }: Span): void {
  new Problems().when(before < from, 'before', 'NOT_AFTER_START').throwIfAny();
}

/** @throws DomainError BAD_INPUT for what is no year of ours */
export function requireYear(year: number, field = 'year'): void {
  new Problems().year(year, field).throwIfAny();
}
