import type { Vault } from '../../core/ports';

const refuse = async (): Promise<never> => {
  throw new Error('This function has no vault');
};

/** For a function that may know nobody: its role could not read the vault either. */
export const noVault: Vault = { profiles: refuse, nipHash: refuse, pseudonym: refuse, seal: refuse, open: refuse };
