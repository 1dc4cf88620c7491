import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Assembly, Coverage, Invocation, Invoker, Json, Resource, VirtualClock } from '../contracts';
import { createActivity, type Drainable } from '../services/activity';
import { environmentOf, handlerOf, memoryOf, templateVariables, timeoutOf } from './environment';
import { FunctionPool } from './function-pool';
import { FunctionProcess, type Launch, type Listener } from './function-process';
import type { LogBook } from './log-book';
import type { WarmProcesses } from './warm-processes';

export interface InvokerOptions {
  readonly assembly: Assembly;
  readonly clock: VirtualClock;
  readonly coverage: Coverage;
  readonly logs: LogBook;
  /** URL of the front door. */
  readonly endpoint: string;
  /** The access key id by which the front door knows a function. */
  readonly accessKeyOf: (fn: Resource) => string;
  /** A folder for the program of the processes. */
  readonly workDir: string;
  /** Where processes come from before new ones are started, and go at the close. */
  readonly warm?: WarmProcesses | undefined;
  /** Called when an invocation has ended. */
  readonly onSettled?: (fn: Resource, invocation: Invocation) => void;
}

/** Runs functions in child processes, and can end them from outside. */
export interface LocalInvoker extends Invoker, Drainable {
  /** Invocations that run or wait, by the functions' logical ids; only functions that have any. */
  inFlight(): ReadonlyMap<string, number>;
  /** Ends all processes of a function at once, as a crash of its machine would. */
  kill(fn: Resource): Promise<void>;
  /** Ends all processes that are not kept warm; later invocations fail. */
  close(): Promise<void>;
}

/** Processes per function on one machine, where the template reserves no fewer: 4 for requests, 2 for consumers. */
const requestConcurrency = 4;
const consumerConcurrency = 2;

export function createInvoker(options: InvokerOptions): LocalInvoker {
  const { assembly, clock, coverage, logs } = options;
  const program = join(options.workDir, 'child.mjs');
  buildSync({
    entryPoints: [join(import.meta.dirname, 'child.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });

  const consumers = new Set(
    assembly.ofType('AWS::Lambda::EventSourceMapping').map((mapping) => String(mapping.properties.FunctionName)),
  );
  const concurrencyOf = (fn: Resource) => {
    const consumes = consumers.has(fn.ref) || consumers.has(fn.attributes.Arn ?? '');
    const cap = consumes ? consumerConcurrency : requestConcurrency;
    return Math.max(1, Math.min(cap, Number(fn.properties.ReservedConcurrentExecutions ?? cap)));
  };

  const launchOf = (fn: Resource): Launch => ({
    program,
    handlerFile: join(assembly.codeOf(fn), `${handlerOf(fn).split('.')[0]}.mjs`),
    env: environmentOf(assembly, fn, { endpoint: options.endpoint, accessKeyId: options.accessKeyOf(fn) }),
    memoryMegabytes: memoryOf(fn),
    clockOffset: clock.offset(),
  });

  const poolOf = (fn: Resource): FunctionPool => {
    const variables = templateVariables(fn);
    const start = (onEnd: () => void) => {
      const listener: Listener = {
        onRead: (names) => {
          for (const name of names) if (name in variables) coverage.use('variable', `${fn.logicalId}#${name}`);
        },
        onLine: (line) => logs.write(fn.logicalId, line),
        onEnd,
      };
      const warm = options.warm?.take(fn.logicalId);
      warm?.tell(listener);
      return warm ?? new FunctionProcess(launchOf(fn), listener);
    };
    return new FunctionPool({
      concurrency: concurrencyOf(fn),
      timeout: timeoutOf(fn),
      clockOffset: () => clock.offset(),
      start,
    });
  };

  const pools = new Map<string, FunctionPool>();
  const activity = createActivity();
  let closed = false;

  const invoke = async (fn: Resource, event: Json): Promise<Invocation> => {
    if (closed) return { ok: false, reason: 'exit', type: 'Runtime.Closed', message: 'The platform is stopping.' };
    let pool = pools.get(fn.logicalId);
    if (pool === undefined) {
      pool = poolOf(fn);
      pools.set(fn.logicalId, pool);
    }
    const end = activity.begin();
    try {
      const invocation = await pool.invoke(event);
      if (!invocation.ok) logs.write(fn.logicalId, failureLine(invocation));
      options.onSettled?.(fn, invocation);
      return invocation;
    } finally {
      end();
    }
  };

  return {
    invoke,
    busy: activity.busy,
    drained: activity.drained,
    inFlight: () =>
      new Map([...pools].map(([id, pool]) => [id, pool.inFlight] as const).filter(([, running]) => running > 0)),
    kill: async (fn) => pools.get(fn.logicalId)?.kill(),
    async close() {
      closed = true;
      for (const [fn, pool] of pools) options.warm?.give(fn, pool.release());
      await Promise.all([...pools.values()].map((pool) => pool.kill()));
    },
  };
}

/** The runtime's own line about a failed invocation, in the form of the functions' logs. */
function failureLine({ type, message }: Extract<Invocation, { ok: false }>): string {
  return JSON.stringify({ level: 'ERROR', message: 'The invocation failed', error: { name: type, message } });
}
