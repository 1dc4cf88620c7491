import { fromItem, toItem } from '../../adapters/table/codec';
import type { EntityOf, Kind } from '../../core/entities';

import { type ApiDeps, type Context, createContext } from '../../schema/common/context';
import { idOf, sample } from '../../test/support/entities';

/** The list that both servers answer: 50 trainings, each with its program, its organizer and its counts. */
export const query = `query Trainings {
  trainings(filter: { status: OPEN }, first: 50) {
    edges {
      cursor
      node {
        id title status startsAt version
        program { id name designVersion }
        organizer { id name level }
        counts { quota nominated confirmed waitlisted }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** As it comes from the table. */
const stored = <K extends Kind>(kind: K, differing: Partial<EntityOf<K>>): EntityOf<K> =>
  fromItem(kind, toItem(sample(kind, differing)));

const many = <T>(length: number, make: (n: number) => T): readonly T[] => Array.from({ length }, (_, n) => make(n + 1));

const trainings = many(50, (n) =>
  stored('Training', {
    id: idOf('training', n),
    programId: idOf('program', ((n - 1) % 5) + 1),
    organizerId: idOf('agency', ((n - 1) % 10) + 1),
  }),
);
const referred = new Map<string | undefined, unknown>([
  ...many(5, (n) => [idOf('program', n), stored('Program', { id: idOf('program', n) })] as const),
  ...many(10, (n) => [idOf('agency', n), stored('Agency', { id: idOf('agency', n) })] as const),
  ...trainings.map(({ id }) => [id, stored('TrainingCounts', { trainingId: id })] as const),
]);

/** Answers from memory at once, so that what is measured is the server and nothing behind it. */
const deps = {
  clock: { now: () => '2026-10-01T00:00:00.000Z' },
  reads: {
    trainingsByStatus: async () => ({
      rows: trainings.map((node) => ({ cursor: `cursor-of-${node.id}`, node })),
      hasNextPage: false,
    }),
  },
  store: {
    getMany: async (_kind: string, keys: readonly { readonly id?: string; readonly trainingId?: string }[]) =>
      keys.map(({ id, trainingId }) => referred.get(id ?? trainingId)),
  },
} as unknown as ApiDeps;

/** The context of one request by somebody who may see everything. */
export function requestContext(): Context {
  const actor = { subject: 's', personId: null, agencyId: null, partnerId: null, roles: ['PROVINCE_ADMIN'] } as const;
  return createContext({ actor, language: 'en', requestId: 'request', host: 'siger.test' }, deps);
}
