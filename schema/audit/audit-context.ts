import { idsIn } from '../../core/audit/reading';
import type { AuditDeps } from '../../core/ports';
import { type ApiDeps, type Caller, type Context, createContext } from '../common/context';

/** What resolvers of the audit schema get. */
export interface AuditContext extends Context {
  readonly deps: ApiDeps & AuditDeps;
  /**
   * Ids in all that was looked up for the request and in what was found, asked for or not: a field that tells no id still
   * tells of somebody, and who is not found was looked for. What the request says besides was not looked at.
   */
  readonly seen: Set<string>;
}

export function createAuditContext(caller: Caller, deps: AuditContext['deps']): AuditContext {
  const seen = new Set<string>();
  const note = (given: unknown, found: unknown) => {
    const lookedUp = JSON.stringify(given, (_, value) => (isNoKey(value) ? undefined : value));
    // Whoever reads of an earlier reading does not look again at what that one saw.
    const told = JSON.stringify(found ?? null, (field, value) => (field === 'seen' ? undefined : value));
    for (const id of idsIn(`${lookedUp} ${told}`)) seen.add(id);
  };
  const noting = { ...deps, store: noted(deps.store, note), reads: noted(deps.reads, note) };
  return { ...createContext(caller, noting), seen };
}

/** Ids in the longest text by which something lies in the table: a task's training and subject, an enrollment's training and person. */
const MOST_IN_KEY = 2;

/** A text by which nothing can be found, and so nobody was looked up, whatever ids stand in it. */
const isNoKey = (value: unknown): boolean => typeof value === 'string' && idsIn(value).length > MOST_IN_KEY;

/** The same port, which tells of everything that it was asked and answers. */
function noted<P extends object>(port: P, note: (given: unknown, found: unknown) => void): P {
  const methods = Object.entries(port).map(([name, method]) => [
    name,
    async (...given: unknown[]) => {
      const found = await method(...given);
      // Once it is answered: what the table refuses to look up tells nobody anything.
      note(given, found);
      return found;
    },
  ]);
  return Object.fromEntries(methods);
}
