import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { Context } from '../../schema/common/context';
import { query, requestContext } from './screen';

/** What a contestant is told: how long to work. */
export interface Round {
  readonly milliseconds: number;
}

/** What it answers: how many requests it answered meanwhile, and the answer. */
export interface Score {
  readonly perSecond: number;
  readonly body: string;
}

/** A process with one server: plays a round whenever its parent says so. */
export function compete(server: ApolloServer<Context>, body: object = { query }): void {
  const headers = new HeaderMap([['content-type', 'application/json']]);
  const request = async (): Promise<string> => {
    const answer = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: 'POST', headers, search: '', body },
      context: async () => requestContext(),
    });
    if (answer.body.kind !== 'complete') throw new Error('The answer came in parts.');
    return answer.body.string;
  };
  process.on('message', async ({ milliseconds }: Round) => {
    const started = performance.now();
    let answered = 0;
    let answer = '';
    while (performance.now() - started < milliseconds) {
      answer = await request();
      answered += 1;
    }
    process.send?.({ perSecond: (answered * 1_000) / (performance.now() - started), body: answer } satisfies Score);
  });
  process.on('disconnect', () => process.exit());
}
