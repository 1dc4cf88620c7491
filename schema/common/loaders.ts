import DataLoader from 'dataloader';
import type { EntityOf } from '../../core/entities';
import type { Contribution } from '../../core/evaluation/evaluation';
import type { Profile } from '../../core/people/people';
import type { VaultDeps } from '../../core/ports';
import type { TrainingCounts } from '../../core/training/training';

type ById = 'Agency' | 'Partner' | 'Person' | 'Program' | 'Training';
type Loader<K extends ById> = DataLoader<string, EntityOf<K> | null>;

/** One of each per request, so that a list costs one batch read for each kind of thing its rows refer to. */
export interface Loaders {
  readonly agency: Loader<'Agency'>;
  readonly partner: Loader<'Partner'>;
  readonly person: Loader<'Person'>;
  readonly program: Loader<'Program'>;
  readonly training: Loader<'Training'>;
  /** By the training's id. */
  readonly counts: DataLoader<string, TrainingCounts | null>;
  /** What waves have told of a program, by its id: what becomes of a finding is read from all of them. */
  readonly contributions: DataLoader<string, readonly Contribution[]>;
  /** Personal data; null for a person who has been erased. */
  readonly profile: DataLoader<string, Profile | null>;
}

export function createLoaders(deps: VaultDeps): Loaders {
  const byId = <K extends ById>(kind: K): Loader<K> =>
    new DataLoader(async (ids: readonly string[]) => {
      const found = await deps.store.getMany(kind, ids.map((id) => ({ id })) as never);
      return found.map((entity) => entity ?? null);
    });
  return {
    agency: byId('Agency'),
    partner: byId('Partner'),
    person: byId('Person'),
    program: byId('Program'),
    training: byId('Training'),
    counts: new DataLoader(async (ids: readonly string[]) => {
      const found = await deps.store.getMany(
        'TrainingCounts',
        ids.map((trainingId) => ({ trainingId })),
      );
      return found.map((counts) => counts ?? null);
    }),
    contributions: new DataLoader((ids: readonly string[]) =>
      Promise.all(ids.map((id) => deps.reads.contributionsOf(id))),
    ),
    profile: new DataLoader(async (ids: readonly string[]) => {
      const profiles = await deps.vault.profiles(ids);
      return profiles.map((profile) => profile ?? null);
    }),
  };
}
