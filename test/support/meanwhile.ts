import type { AllDeps } from './with-table';

/** The same dependencies, except that something happens between the first decision and its commit. */
export function meanwhile(deps: AllDeps, happen: () => Promise<unknown>): AllDeps {
  let happened = false;
  const commit: AllDeps['store']['commit'] = async (...changes) => {
    if (!happened) {
      happened = true;
      await happen();
    }
    return deps.store.commit(...changes);
  };
  return { ...deps, store: { ...deps.store, commit } };
}
