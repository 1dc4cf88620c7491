import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** As `npm run <script> -- …` does it, in an environment that has nothing but this. */
export function runScript(
  script: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const file = /tsx (\S+\.ts)$/.exec(scripts[script] ?? '')?.[1] ?? '';
  const env = { PATH: process.env.PATH, ...variables };
  return new Promise((settle) => {
    const argv = ['--import', 'tsx', join(root, file), ...args];
    execFile(process.execPath, argv, { cwd: root, env }, (error, out, err) =>
      settle({ status: error === null ? 0 : Number(error.code), out, err }),
    );
  });
}
