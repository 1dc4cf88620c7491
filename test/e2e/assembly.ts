import { join } from 'node:path';
import { upToDateAssembly } from '../../local/cli/build';
import { silent } from '../../local/cli/progress';

export const root = join(__dirname, '..', '..');

/** The synthesized template with the built bundles, made once for the same sources. */
export function assembly(): Promise<string> {
  return upToDateAssembly({ root, cacheDir: join(root, '.siger', 'build'), progress: silent });
}
