import type { TrainingAggregate, VaultDeps } from '../../core/ports';

/**
 * The same ports for one request, in which a training that several fields ask for is read once. A commit forgets what
 * was read, whether it succeeds or not, so that whatever decides again decides on fresh state.
 */
export function readOnce(deps: VaultDeps): VaultDeps {
  const aggregates = new Map<string, Promise<TrainingAggregate | undefined>>();
  return {
    ...deps,
    reads: {
      ...deps.reads,
      trainingAggregate: (id) => {
        const known = aggregates.get(id) ?? deps.reads.trainingAggregate(id);
        aggregates.set(id, known);
        return known;
      },
    },
    store: {
      ...deps.store,
      commit: (change) => {
        aggregates.clear();
        return deps.store.commit(change).finally(() => aggregates.clear());
      },
    },
  };
}
