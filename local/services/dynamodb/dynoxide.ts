import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { EngineCommand } from './engine-process';

/** How to start Dynoxide; undefined where its package for this platform is not installed. */
export function dynoxide(folder: string | undefined): EngineCommand | undefined {
  const binary = binaryPath();
  if (binary === undefined) return undefined;
  const storage = folder === undefined ? [] : ['--db-path', join(folder, 'dynoxide.db')];
  return {
    command: binary,
    args: (port) => ['serve', '--host', '127.0.0.1', '--port', String(port), ...storage],
    patience: 10_000,
  };
}

function binaryPath(): string | undefined {
  const require = createRequire(join(process.cwd(), 'package.json'));
  let manifest: string;
  try {
    manifest = require.resolve(`@dynoxide/${process.platform}-${process.arch}/package.json`);
  } catch {
    return undefined;
  }
  const binary = join(dirname(manifest), 'dynoxide');
  return existsSync(binary) ? binary : undefined;
}
