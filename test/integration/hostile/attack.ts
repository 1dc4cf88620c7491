import { type Answer, contentOf, operation, type Request } from './target';

export interface Attack {
  readonly name: string;
  readonly requests: readonly Request[];
  /** Whether the attacker got what they were after. */
  readonly won: (answers: readonly Answer[]) => boolean;
  /** Siger's answer to the last request: its status and the code of its first error. */
  readonly refusal: string;
  /** Whether Apollo as it comes falls for it. */
  readonly stock: boolean;
}

type Outcome = Pick<Attack, 'refusal' | 'stock'>;

/** An attack by one request. */
export function attack(name: string, request: Request, won: (answer: Answer) => boolean, outcome: Outcome): Attack {
  return { name, requests: [request], won: ([answer]) => answer !== undefined && won(answer), ...outcome };
}

/** Which of two names exists: it succeeds when the answers differ in more than the name. */
export function comparison(name: string, known: string, unknown: string, outcome: Outcome): Attack {
  const told = (answer: Answer | undefined) =>
    JSON.stringify(answer && errorsOf(answer).map(({ message }) => message)).replace(/zz\w+/gi, '');
  return {
    name,
    requests: [operation(known), operation(unknown)],
    won: ([a, b]) => told(a) !== told(b),
    ...outcome,
  };
}

export function refusalOf(answer: Answer): string {
  return [answer.status, errorsOf(answer)[0]?.extensions?.code].filter(Boolean).join(' ');
}

/** The server gave data. */
export const answered = (answer: Answer): boolean => contentOf(answer).data != null;
export const says = (part: string | RegExp) => (answer: Answer) => answer.text.search(part) >= 0;
export const errorsOf = (
  answer: Answer,
): readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[] =>
  contentOf(answer).errors ?? [];

export const times = (count: number, text: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => text(n)).join(' ');
