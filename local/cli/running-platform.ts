import { stateFile } from '../state';

/** Where a running platform can be reached; its file is written at the start and removed at the end. */
export type RunningPlatform = {
  pid: number;
  origin: string;
  frontDoor: string;
  region: string;
};

export const defaultDataDir = '.siger/data';
export const defaultPort = 4000;

/** The note that a platform leaves in its data folder while it runs. */
export function runningFile(dataDir: string) {
  return stateFile<RunningPlatform>(dataDir, 'running.json');
}

/** The platform that runs on a data folder; undefined when there is none, or only the note of a killed one. */
export function findRunning(dataDir: string): RunningPlatform | undefined {
  const note = runningFile(dataDir).read();
  return note !== undefined && isAlive(note.pid) ? note : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
