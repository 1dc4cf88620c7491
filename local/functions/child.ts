/**
 * The program of a function's process: loads the bundle, then handles one invocation after the other, as the runtime
 * of the managed service does. Bundled by itself, and started with the handler's file as its only argument.
 */
import { pathToFileURL } from 'node:url';
import type { Context } from 'aws-lambda';
import type { Failure, Report, Task } from './protocol';
import { setVariable, takeRead } from './recorded-environment';
import { setClockOffset } from './virtual-time';

type Handler = (event: unknown, context: Context) => unknown;

const [, , file = '', firstOffset = '0'] = process.argv;
const exportName = (process.env._HANDLER ?? '').split('.').at(-1) ?? 'handler';
setClockOffset(Number(firstOffset));

const report = (message: Report, then?: () => void) => process.send?.(message, undefined, undefined, then);

function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const { name, message, stack } = error;
  return stack === undefined ? { type: name, message } : { type: name, message, trace: stack };
}

function breakDown(type: string, error: unknown): void {
  const { message, trace } = failureOf(error);
  const failure = { type, message, ...(trace === undefined ? {} : { trace }) };
  report({ kind: 'broken', failure }, () => process.exit(1));
}

process.on('uncaughtException', (error) => breakDown('Runtime.UncaughtException', error));
process.on('unhandledRejection', (reason) => breakDown('Runtime.UnhandledPromiseRejection', reason));
// The terminal sends Ctrl-C to the whole group; the runtime decides when this process ends.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit(0));

function contextOf({ requestId, timeout }: Task): Context {
  const env = process.env;
  const functionName = env.AWS_LAMBDA_FUNCTION_NAME ?? '';
  const started = performance.now();
  return {
    awsRequestId: requestId,
    functionName,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION ?? '',
    invokedFunctionArn: env.SIGER_FUNCTION_ARN ?? '',
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE ?? '',
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME ?? '',
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME ?? '',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(timeout - (performance.now() - started))),
    done: callbacksAreGone,
    fail: callbacksAreGone,
    succeed: callbacksAreGone,
  };
}

function callbacksAreGone(): never {
  throw new Error('This runtime takes asynchronous handlers only.');
}

async function handle(handler: Handler, task: Task): Promise<void> {
  const { requestId } = task;
  setClockOffset(task.clockOffset);
  setVariable(
    '_X_AMZN_TRACE_ID',
    `Root=1-${requestId.slice(0, 8)}-${requestId.replaceAll('-', '').slice(8)};Sampled=0`,
  );
  try {
    const result = await handler(JSON.parse(task.event), contextOf(task));
    report({ kind: 'done', requestId, payload: JSON.stringify(result) ?? 'null', read: takeRead() });
  } catch (error) {
    report({ kind: 'failed', requestId, failure: failureOf(error), read: takeRead() });
  }
}

try {
  const bundle: Record<string, unknown> = await import(pathToFileURL(file).href);
  const handler = bundle[exportName];
  if (typeof handler !== 'function') throw new Error(`The bundle exports no function named "${exportName}".`);
  process.on('message', (task: Task) => void handle(handler as Handler, task));
  report({ kind: 'ready', read: takeRead() });
} catch (error) {
  breakDown('Runtime.ImportModuleError', error);
}
