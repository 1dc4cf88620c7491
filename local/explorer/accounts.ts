import type { Json, JsonObject } from '../contracts';
import { stateFile } from '../state';

/** Someone as whom one may act on this platform. */
export interface DemoAccount {
  /** The token's `sub`. */
  readonly subject: string;
  readonly name?: string;
  readonly role: string;
  /** What this person can show, in a few words. */
  readonly description: string;
}

/** The accounts that the page and the terminal offer: `demo-accounts.json` of the data folder. */
export interface DemoAccounts {
  list(): readonly DemoAccount[];
  replace(accounts: readonly DemoAccount[]): void;
}

export function demoAccounts(dataDir: string | undefined): DemoAccounts {
  const file = stateFile<Json[]>(dataDir, 'demo-accounts.json');
  return {
    list: () => (file.read() ?? []) as unknown as readonly DemoAccount[],
    replace: (accounts) => file.write(accounts.map((account) => ({ ...account }) as JsonObject)),
  };
}
