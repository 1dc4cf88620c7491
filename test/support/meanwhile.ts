import type { AllDeps } from './with-table';

/** The same dependencies, except that something happens between the first decision and its commit. */
export function meanwhile(deps: AllDeps, happen: () => Promise<unknown>): AllDeps {
  let happened = false;
  const commit: AllDeps['store']['commit'] = async (change) => {
    if (!happened) {
      happened = true;
      await happen();
    }
    return deps.store.commit(change);
  };
  return { ...deps, store: { ...deps.store, commit } };
}
