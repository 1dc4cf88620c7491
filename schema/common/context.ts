import type { Actor } from '../../core/access';
import type { Language } from '../../core/messages';
import type { VaultDeps } from '../../core/ports';
import type { Loaders } from './loaders';

/** What every resolver gets of its request. */
export interface Context {
  readonly actor: Actor;
  readonly language: Language;
  readonly requestId: string;
  readonly deps: VaultDeps;
  readonly loaders: Loaders;
}
