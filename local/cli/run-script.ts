import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** Runs TypeScript; by its own path, since the scripts may lie elsewhere. */
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/**
 * Runs a TypeScript program of the project in a process of its own, after what is to be loaded before it; its output is
 * shown only when it fails.
 */
export function runScript(
  root: string,
  script: readonly string[],
  env: Record<string, string>,
  before: readonly string[] = [],
): Promise<void> {
  return new Promise((resolve, reject) => {
    const imports = [tsx, ...before].flatMap((module) => ['--import', module]);
    const child = spawn(process.execPath, [...imports, ...script], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${script[0]} failed:\n${Buffer.concat(output).toString('utf8').trimEnd()}`));
    });
  });
}
