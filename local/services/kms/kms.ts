import type { Assembly, Service } from '../../contracts';

export interface KmsOptions {
  readonly assembly: Assembly;
  /** Where the master key is kept (mode 0600); made anew in memory when absent. */
  readonly dataDir?: string | undefined;
}

/** KMS for the template's keys: Encrypt, Decrypt and GenerateDataKey with AES-256-GCM. */
export declare function createKms(options: KmsOptions): Service;
