import type { Deps, TrainingAggregate } from '../../core/ports';

interface Listener {
  /** Gets every training that was read with its counts. */
  readonly found: (aggregate: TrainingAggregate) => void;
  /** Called when a commit has succeeded or failed: what was read before may be no longer so. */
  readonly committed: () => void;
}

/**
 * The same ports for one request, in which a training that several fields ask for is read once. A commit forgets what
 * was read, whether it succeeds or not, so that whatever decides again decides on fresh state.
 */
export function readOnce<D extends Deps>(deps: D, { found, committed }: Listener): D {
  const aggregates = new Map<string, Promise<TrainingAggregate | undefined>>();
  const read = async (id: string): Promise<TrainingAggregate | undefined> => {
    const aggregate = await deps.reads.trainingAggregate(id);
    if (aggregate !== undefined) found(aggregate);
    return aggregate;
  };
  return {
    ...deps,
    reads: {
      ...deps.reads,
      trainingAggregate(id) {
        const known = aggregates.get(id) ?? read(id);
        aggregates.set(id, known);
        return known;
      },
    },
    store: {
      ...deps.store,
      commit: (...changes) =>
        deps.store.commit(...changes).finally(() => {
          aggregates.clear();
          committed();
        }),
    },
  };
}
