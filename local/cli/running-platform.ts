import { UsageError } from '../../ops/cli/arguments';
import { stateFile } from '../state';
import { folderFrom } from './arguments';

/** Where a running platform can be reached; its file is written at the start and removed at the end. */
export type RunningPlatform = {
  pid: number;
  origin: string;
  frontDoor: string;
  region: string;
  /** Names of what the audit trail is read from. */
  mainTable: string;
  archive: string;
};

export const defaultDataDir = '.siger/data';
export const defaultPort = 4000;

/** The note that a platform leaves in its data folder while it runs. */
export function runningFile(dataDir: string) {
  return stateFile<RunningPlatform>(dataDir, 'running.json');
}

/** The platform that runs on a data folder; undefined when there is none, or only the note of a killed one. */
export async function findRunning(dataDir: string): Promise<RunningPlatform | undefined> {
  const note = runningFile(dataDir).read();
  if (note === undefined) return undefined;
  try {
    const response = await fetch(`${note.origin}/clock`, { signal: AbortSignal.timeout(patience) });
    return response.ok ? note : undefined;
  } catch {
    return undefined;
  }
}

/** The platform that runs on the folder which a person named. @throws UsageError when none does */
export async function runningOn(data: string, otherwise = 'name its folder with --data'): Promise<RunningPlatform> {
  const running = await findRunning(folderFrom(data));
  if (running !== undefined) return running;
  throw new UsageError(`No platform runs on ${data}: start one with npm start, or ${otherwise}.`);
}

/** Milliseconds that a platform may take to answer; it may be busy with a long advance. */
const patience = 5000;
