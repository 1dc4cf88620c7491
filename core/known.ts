import type { KeyOf } from './entities';
import { fail } from './errors';
import type { Deps, Page } from './ports';

type Parent = 'Agency' | 'Person' | 'Program' | 'Training';

/**
 * A list of what belongs to something. An empty one asks whether that exists; one with rows costs no read for it. Who asks for
 * their own, and has none, gets an empty one: there is no id.
 * @throws DomainError NOT_FOUND
 */
export async function ofKnown<L extends readonly unknown[] | Page<unknown>>(
  { store }: Pick<Deps, 'store'>,
  kind: Parent,
  id: string,
  list: L,
): Promise<L> {
  const rows: readonly unknown[] = 'rows' in list ? list.rows : (list as readonly unknown[]);
  if (rows.length === 0 && id !== '' && (await store.get(kind, { id } as KeyOf<Parent>)) === undefined)
    fail('NOT_FOUND', fieldOf[kind]);
  return list;
}

const fieldOf = { Agency: 'agencyId', Person: 'personId', Program: 'programId', Training: 'trainingId' } as const;
