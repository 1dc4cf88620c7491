import type { GraphqlClient } from './graphql-client';
import { administrator } from './world';

/** What a program's partner and the province do with findings, through the API; texts are in Indonesian. */
export interface Recommending {
  propose(by: string, proposal: { title: string; text: string; findings: readonly string[] }): Promise<string>;
  comment(by: string, id: string, text: string): Promise<void>;
  /** Answers the version of what is accepted. */
  accept(id: string): Promise<number>;
  decline(id: string, reason: string): Promise<void>;
  /** Puts accepted ones into the program's next design, whose version it answers. */
  apply(ids: readonly string[], summary: string): Promise<{ readonly was: number; readonly is: number }>;
}

export function createRecommending(client: GraphqlClient, programId: string): Recommending {
  const send = <T>(by: string, name: string, input: string, fields: string, values: object): Promise<T> =>
    client
      .send<Record<string, T>>(by, `mutation ($input: ${input}!) { ${name}(input: $input) { ${fields} } }`, {
        input: { programId, ...values },
      })
      .then((answer) => answer[name] as T);
  return {
    async propose(by, proposal) {
      const input = { ...proposal, language: 'id' };
      return (await send<{ id: string }>(by, 'proposeRecommendation', 'ProposeRecommendationInput', 'id', input)).id;
    },

    async comment(by, recommendationId, text) {
      const input = { recommendationId, text, language: 'id' };
      await send(by, 'commentOnRecommendation', 'CommentOnRecommendationInput', 'id', input);
    },

    async accept(id) {
      const input = { id, expectedVersion: 1 };
      const accepted = await send<{ version: number }>(
        administrator,
        'acceptRecommendation',
        'AcceptRecommendationInput',
        'version',
        input,
      );
      return accepted.version;
    },

    async decline(id, reason) {
      const input = { id, expectedVersion: 1, reason };
      await send(administrator, 'declineRecommendation', 'DeclineRecommendationInput', 'id', input);
    },

    async apply(recommendations, text) {
      const { program } = await client.send<{ program: { version: number; designVersion: number } }>(
        administrator,
        'query ($id: ID!) { program(id: $id) { version designVersion } }',
        { id: programId },
      );
      const { designVersion } = await send<{ designVersion: number }>(
        administrator,
        'applyRecommendations',
        'ApplyRecommendationsInput',
        'designVersion',
        { expectedVersion: program.version, recommendations, summary: { text, language: 'id' } },
      );
      return { was: program.designVersion, is: designVersion };
    },
  };
}
