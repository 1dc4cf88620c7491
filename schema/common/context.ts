import type { Actor, Role } from '../../core/access';
import type { Language } from '../../core/messages';
import type { ReportDeps } from '../../core/ports';
import { createLoaders, type Loaders } from './loaders';
import { readOnce } from './read-once';

/** Where a request came from, and who makes it. */
export interface Caller {
  readonly actor: Actor;
  readonly language: Language;
  readonly requestId: string;
  /** Under which the API was reached. */
  readonly host: string;
}

/** What the use cases of the API need. */
export type ApiDeps = ReportDeps;

/** What every resolver gets of its request. */
export interface Context extends Caller {
  readonly deps: ApiDeps;
  readonly loaders: Loaders;
  /** Whose profiles were given out for the request, and to which role: who else looked at a person is recorded. */
  readonly opened: Map<string, Role>;
}

export function createContext<D extends ApiDeps>(caller: Caller, deps: D): Context & { readonly deps: D } {
  const loaders = createLoaders(deps);
  const remembering = readOnce(deps, {
    found({ training, counts }) {
      loaders.training.prime(training.id, training);
      loaders.counts.prime(training.id, counts);
    },
    committed() {
      for (const loader of Object.values(loaders)) loader.clearAll();
    },
  });
  return { ...caller, deps: remembering, loaders, opened: new Map() };
}
