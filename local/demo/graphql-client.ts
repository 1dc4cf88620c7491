import { auditPath } from '../explorer';
import type { Platform } from '../platform';

interface Answer<T> {
  readonly data?: T;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string; readonly problems?: unknown };
  }[];
}

/** An answer with errors; `code` is the first one's. */
export class GraphqlError extends Error {
  override readonly name = 'GraphqlError';

  constructor(
    message: string,
    readonly code: string | undefined,
  ) {
    super(message);
  }
}

export type Variables = { readonly [name: string]: unknown };

/** A front end: sends operations to the platform's public API as somebody. */
export interface GraphqlClient {
  /** @throws GraphqlError when the answer has errors */
  send<T>(subject: string, document: string, variables?: Variables): Promise<T>;
}

/** What a front end has to know of a platform. */
interface Api extends Pick<Platform, 'token'> {
  readonly urls: Pick<Platform['urls'], 'graphql'>;
}

/** The front end of auditors: what it sends is recorded, and changes nothing. */
export function createAuditClient({ token, urls }: Api): GraphqlClient {
  return createGraphqlClient({ token, urls: { graphql: new URL(auditPath, urls.graphql).href } });
}

/** Milliseconds; tokens are valid for a quarter of an hour of real time. */
const tokenIsUsedFor = 10 * 60_000;

export function createGraphqlClient(platform: Api): GraphqlClient {
  const tokens = new Map<string, { readonly token: Promise<string>; readonly renewAt: number }>();
  const tokenOf = (subject: string): Promise<string> => {
    const known = tokens.get(subject);
    if (known !== undefined && performance.now() < known.renewAt) return known.token;
    const token = platform.token(subject);
    tokens.set(subject, { token, renewAt: performance.now() + tokenIsUsedFor });
    return token;
  };
  return {
    async send<T>(subject: string, document: string, variables: Variables = {}) {
      const response = await fetch(platform.urls.graphql, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'accept-language': 'en',
          authorization: `Bearer ${await tokenOf(subject)}`,
        },
        body: JSON.stringify({ query: document, variables }),
      });
      const text = await response.text();
      const { data, errors } = answerOf<T>(text, response.status);
      const [first] = errors ?? [];
      if (first !== undefined) {
        const { code, problems } = first.extensions ?? {};
        throw new GraphqlError(
          `${subject}: ${first.message} (${code}) ${JSON.stringify(problems ?? [])} in ${document.trim().split('\n')[0]}`,
          code,
        );
      }
      return data as T;
    },
  };
}

function answerOf<T>(text: string, status: number): Answer<T> {
  try {
    const answer = JSON.parse(text) as Answer<T> & { message?: string };
    if (answer.data !== undefined || answer.errors !== undefined) return answer;
    throw new Error(answer.message ?? text);
  } catch (error) {
    throw new GraphqlError(`HTTP ${status}: ${(error as Error).message}`, undefined);
  }
}
