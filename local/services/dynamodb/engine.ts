import { resolve } from 'node:path';
import { dynamoDbLocal } from './dynamodb-local';
import { dynoxide } from './dynoxide';
import { openEngineFolder } from './engine-folder';
import { type EngineCommand, startProcess } from './engine-process';

/** The embedded engines; both speak DynamoDB's protocol, streams included. */
export type EngineName = 'dynoxide' | 'dynamodb-local';
export type EngineChoice = EngineName | 'auto';

export interface Engine {
  readonly name: EngineName;
  /** `http://127.0.0.1:<port>`; takes any credentials and region. */
  readonly endpoint: string;
  /** Ends the engine and waits for its end. */
  stop(): Promise<void>;
}

export interface EngineOptions {
  readonly engine: EngineChoice;
  /** Where the engine keeps its data; in memory when absent. */
  readonly dataDir?: string | undefined;
  /** Told once if the engine ends without having been stopped. */
  readonly onExit?: ((reason: string) => void) | undefined;
}

const commands: Readonly<Record<EngineName, (folder: string | undefined) => EngineCommand | undefined>> = {
  dynoxide,
  'dynamodb-local': dynamoDbLocal,
};

const missing: Readonly<Record<EngineChoice, string>> = {
  auto: 'No database engine for this machine: install Java 17 or newer for DynamoDB Local (Dynoxide comes with npm on Linux x64).',
  dynoxide: 'Dynoxide is not installed for this platform: run "npm ci" on Linux x64, or use --engine dynamodb-local.',
  'dynamodb-local': 'DynamoDB Local needs Java 17 or newer: install it, or use --engine dynoxide on Linux x64.',
};

/**
 * Starts an engine and resolves when it answers. `auto` takes the one whose data the folder holds, else Dynoxide where
 * its binary is installed, else DynamoDB Local where Java 17 or newer is. The engine ends with this process, whatever
 * ends it.
 *
 * @throws Error with one line that says what to do
 */
export async function startEngine({ engine, dataDir, onExit }: EngineOptions): Promise<Engine> {
  const folder = dataDir === undefined ? undefined : await openEngineFolder(resolve(dataDir));
  const holds = folder?.holds;
  if (holds !== undefined && engine !== 'auto' && engine !== holds) {
    throw new Error(
      `The data folder ${dataDir} was written by ${holds}: use --engine ${holds}, or --fresh to begin anew.`,
    );
  }
  const wanted = holds ?? engine;
  const candidates: readonly EngineName[] = wanted === 'auto' ? ['dynoxide', 'dynamodb-local'] : [wanted];
  for (const name of candidates) {
    const command = commands[name](folder?.path);
    if (command === undefined) continue;
    const running = await startProcess(command, onExit ?? (() => undefined));
    folder?.claim(name, running.pid);
    return {
      name,
      endpoint: running.endpoint,
      async stop() {
        await running.stop();
        folder?.leave();
      },
    };
  }
  throw new Error(missing[wanted]);
}
