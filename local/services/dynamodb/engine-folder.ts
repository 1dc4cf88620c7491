import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EngineName } from './engine';

/** What is known of an engine that uses a data folder. */
interface Tenant {
  readonly engine: EngineName;
  readonly pid: number;
  /** The process that started it. */
  readonly owner: number;
}

/** The engine's part of the data folder: which engine wrote it, and who is using it now. */
export interface EngineFolder {
  /** The engine whose data lies here. */
  readonly holds: EngineName | undefined;
  readonly path: string;
  claim(engine: EngineName, pid: number): void;
  leave(): void;
}

/**
 * Opens the folder for one engine at a time. An engine that outlived its owner is ended first.
 *
 * @throws Error when the owner of a running engine still lives
 */
export async function openEngineFolder(dataDir: string): Promise<EngineFolder> {
  const path = join(dataDir, 'dynamodb');
  mkdirSync(path, { recursive: true });
  const mark = join(path, 'engine');
  const tenantFile = join(path, 'engine.pid');
  await evict(tenantFile, dataDir);
  return {
    holds: existsSync(mark) ? (readFileSync(mark, 'utf8').trim() as EngineName) : undefined,
    path,
    claim(engine, pid) {
      writeFileSync(mark, `${engine}\n`);
      const tenant: Tenant = { engine, pid, owner: process.pid };
      writeFileSync(tenantFile, JSON.stringify(tenant));
    },
    leave: () => rmSync(tenantFile, { force: true }),
  };
}

async function evict(tenantFile: string, dataDir: string): Promise<void> {
  const tenant = read(tenantFile);
  if (tenant === undefined || !runs(tenant)) return;
  if (tenant.owner === process.pid || alive(tenant.owner)) {
    throw new Error(`The data folder ${dataDir} is in use by process ${tenant.owner}; stop it or use another folder.`);
  }
  process.kill(tenant.pid, 'SIGKILL');
  while (runs(tenant)) await sleep(10);
}

function read(tenantFile: string): Tenant | undefined {
  try {
    return JSON.parse(readFileSync(tenantFile, 'utf8')) as Tenant;
  } catch {
    // No file, or one that was being written at a kill: then the watchdog has ended the engine.
    return undefined;
  }
}

/** Whether the process is that engine; process ids are used again after a while. */
function runs({ pid, engine }: Tenant): boolean {
  if (!alive(pid)) return false;
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').toLowerCase();
    return command.includes(engine === 'dynoxide' ? 'dynoxide' : 'dynamodblocal');
  } catch {
    return existsSync('/proc/self') ? false : alive(pid);
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
