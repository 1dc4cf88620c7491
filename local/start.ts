import { createServer } from 'node:net';
import { join } from 'node:path';
import { oneOf, readArguments, UsageError } from '../ops/cli/arguments';
import { runCommand } from '../ops/cli/run-command';
import { folderFrom, portFrom } from './cli/arguments';
import { upToDateAssembly } from './cli/build';
import { createProgress, type Progress, silent } from './cli/progress';
import { defaultDataDir, defaultPort, findRunning, runningFile } from './cli/running-platform';
import { createStop, type Stop, stopOnSignal } from './cli/stop';
import { readyAsJson, readyForPeople, type Tour } from './cli/welcome';
import { claimDataFolder, emptyDataFolder } from './data-folder';
import { demoHistoryMs } from './demo/history';
import type { LoggedError } from './functions/log-book';
import { mainTableOf } from './main-table';
import { type Platform, startPlatform } from './platform';
import type { EngineChoice } from './services';
import { stateFile } from './state';

const usage = `npm start -- [options]
  --port N      port of the explorer and the API on 127.0.0.1 (default ${defaultPort})
  --data DIR    where the state is kept (default ${defaultDataDir})
  --engine E    dynoxide, dynamodb-local or auto (default auto)
  --fresh       forget the state in the data folder first
  --no-demo     begin with an empty platform
  --json        one line of JSON when it is ready`;

interface Settings {
  readonly port: number;
  readonly dataDir: string;
  readonly engine: EngineChoice;
  readonly fresh: boolean;
  readonly demo: boolean;
  readonly json: boolean;
}

function settingsFrom(args: readonly string[]): Settings {
  const { values } = readArguments(
    args,
    {
      port: { type: 'string', default: String(defaultPort) },
      data: { type: 'string', default: defaultDataDir },
      engine: { type: 'string', default: 'auto' },
      fresh: { type: 'boolean', default: false },
      'no-demo': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
    usage,
  );
  return {
    port: portFrom(values.port),
    dataDir: folderFrom(values.data),
    engine: oneOf<EngineChoice>('engine', values.engine, ['auto', 'dynoxide', 'dynamodb-local']),
    fresh: values.fresh,
    demo: !values['no-demo'],
    json: values.json,
  };
}

async function main(args: readonly string[]): Promise<void> {
  const settings = settingsFrom(args);
  const stopping = new AbortController();
  const { signal } = stopping;
  const progress = settings.json ? silent : createProgress(process.stderr, signal);
  await assertStartable(settings);
  const root = join(import.meta.dirname, '..');
  const assemblyDir = await upToDateAssembly({ root, cacheDir: join(root, '.siger', 'build'), progress });
  if (settings.fresh || demoState(settings).read() === 'loading') beginAnew(settings);

  let stop: Stop | undefined;
  const platform = await progress.step('Starting the platform', () =>
    startPlatform({
      ...settings,
      assemblyDir,
      startAt: wantsDemo(settings) ? Date.now() - demoHistoryMs : undefined,
      report: (line) => signal.aborted || printProblem(line),
      onFunctionError: errorPrinter(signal),
      onEngineEnd: (reason) => void stop?.(1, `${reason}\nStart again with npm start; what was written is kept.`),
    }),
  );
  const running = runningFile(settings.dataDir);
  running.write({
    pid: process.pid,
    origin: new URL(platform.urls.explorer).origin,
    frontDoor: platform.urls.frontDoor,
    region: platform.operator.region,
    mainTable: mainTableOf(platform.resources).ref,
    archive: archiveOf(platform),
  });
  stop = createStop(stopping, async () => {
    await platform.close();
    running.remove();
  });
  stopOnSignal(stop);
  let tour: Tour | undefined;
  try {
    tour = await loadDemoOnce(platform, settings, progress);
  } catch (error) {
    await stop(1, error instanceof Error ? error.message : String(error));
  }
  platform.throttle();
  if (signal.aborted) return;
  const ready = settings.json
    ? readyAsJson(platform)
    : readyForPeople(platform, { ...settings, tour, took: performance.now() });
  console.log(ready);
}

/** The bucket that locks what it holds. */
function archiveOf({ resources }: Platform): string {
  const bucket = resources.find(
    ({ type, properties }) => type === 'AWS::S3::Bucket' && properties.ObjectLockEnabled === true,
  );
  if (bucket === undefined) throw new Error('The template has no bucket that locks its objects');
  return bucket.ref;
}

/** Everything that can be known to fail is said before the first long step. */
async function assertStartable({ port, dataDir }: Settings): Promise<void> {
  const running = await findRunning(dataDir);
  if (running !== undefined) {
    throw new UsageError(
      `The platform already runs on ${dataDir}: ${running.origin}. Stop it there with Ctrl-C (process ${running.pid}), or use another folder with --data DIR and another port with --port N.`,
    );
  }
  if (!(await isFree(port))) throw new UsageError(`Port ${port} is taken: choose another one with --port N.`);
  claimDataFolder(dataDir);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((settle) => {
    const probe = createServer();
    probe.once('error', () => settle(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => settle(true)));
  });
}

/** An interruption leaves a demo that is to be begun anew, so that no half of what was stored is taken for the whole. */
function beginAnew(settings: Settings): void {
  demoState(settings).write('loading');
  emptyDataFolder(settings.dataDir);
}

/** `loading` until the demo is complete: an interrupted one is begun anew on an empty platform. */
function demoState({ dataDir }: Settings) {
  return stateFile<'loading' | 'loaded' | 'declined'>(dataDir, 'demo.json');
}

function wantsDemo(settings: Settings): boolean {
  return settings.demo && demoState(settings).read() === undefined;
}

async function loadDemoOnce(platform: Platform, settings: Settings, progress: Progress): Promise<Tour | undefined> {
  const state = demoState(settings);
  const before = state.read();
  if (before !== undefined) return before === 'loaded' ? 'began before' : undefined;
  if (!settings.demo) {
    state.write('declined');
    return undefined;
  }
  // Before: to import it, tsx asks a process that a Ctrl-C of the terminal ends as well.
  const { loadDemo } = await import('./demo/load');
  state.write('loading');
  await progress.step('Loading the demo data', () => loadDemo(platform));
  state.write('loaded');
  return 'begins';
}

function printProblem(line: string): void {
  console.error(`! ${line}`);
}

/** Prints each kind of error once a while, since one cause often fails many invocations. */
function errorPrinter(stopping: AbortSignal): (error: LoggedError) => void {
  const pause = 10_000;
  const printed = new Map<string, number>();
  return ({ functionName, message }) => {
    const key = `${functionName}: ${message}`;
    if (stopping.aborted || Date.now() - (printed.get(key) ?? 0) < pause) return;
    printed.set(key, Date.now());
    printProblem(key);
  };
}

await runCommand(main);
