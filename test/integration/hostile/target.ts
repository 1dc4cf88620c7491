/** A request as an attacker sends it: what is not said is a good client's. */
export interface Request {
  /** The endpoint's own, where none is said. */
  readonly path?: string;
  /** From the question mark on. */
  readonly search?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Where operations are sent to: everybody's, and the auditors'. */
export type Endpoint = '/graphql' | '/audit/graphql';

/** An endpoint that is attacked over HTTP. */
export interface Target {
  /** With a valid token, where one is asked for and the request brings none. */
  ask(request: Request): Promise<Answer>;
  close(): Promise<void>;
}

/** A good client's request. */
export function operation(query: string, variables?: object): Request {
  return json(JSON.stringify({ query, ...(variables && { variables }) }));
}

export function json(body: string): Request {
  return { headers: { 'content-type': 'application/json' }, body };
}

/** What an answer holds, where it is JSON; tests know the shape of what they asked for. */
// biome-ignore lint/suspicious/noExplicitAny: the shape follows from each query's text
export function contentOf({ text }: Answer): any {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
