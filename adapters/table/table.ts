import type { Reads, Store } from '../../core/ports';
import { createReads } from './reads/reads';
import { createStore, type StoreOptions } from './store';

/** The main table as the core sees it, for one request or record: `trace` says where the call came from. */
export function createTable(options: StoreOptions): { readonly store: Store; readonly reads: Reads } {
  return { store: createStore(options), reads: createReads(options.client, options.tableName) };
}
