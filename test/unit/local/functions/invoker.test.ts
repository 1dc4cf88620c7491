import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Assembly, Invocation, Json, JsonObject, Resource } from '../../../../local/contracts';
import { type CoverageLog, createCoverage } from '../../../../local/coverage';
import { createInvoker, type LocalInvoker } from '../../../../local/functions';
import { createLogBook, type LogBook } from '../../../../local/functions/log-book';
import { WarmProcesses } from '../../../../local/functions/warm-processes';
import { createClock } from '../../../../local/virtual-clock';

const dir = mkdtempSync(join(tmpdir(), 'invoker-'));
const clock = createClock();
let coverage: CoverageLog;
let logs: LogBook;
let invoker: LocalInvoker;
const opened: LocalInvoker[] = [];

const resource = (properties: JsonObject): Resource => ({
  stack: 'test',
  logicalId: 'Probe',
  type: 'AWS::Lambda::Function',
  properties: { Handler: 'index.handler', Runtime: 'nodejs24.x', MemorySize: 128, Timeout: 5, ...properties },
  ref: 'test-probe',
  attributes: { Arn: 'arn:aws:lambda:ap-southeast-3:000000000000:function:test-probe' },
});

async function start(source: string, properties: JsonObject = {}, warm?: WarmProcesses) {
  const code = join(dir, String(opened.length));
  await mkdir(code);
  await writeFile(join(code, 'index.mjs'), source);
  const assembly: Assembly = {
    account: '000000000000',
    region: 'ap-southeast-3',
    resources: [],
    ofType: () => [],
    find: () => undefined,
    codeOf: () => code,
  };
  coverage = createCoverage();
  logs = createLogBook(join(code, 'logs'));
  invoker = createInvoker({
    assembly,
    clock,
    coverage,
    logs,
    endpoint: 'http://127.0.0.1:1',
    accessKeyOf: (fn) => fn.logicalId,
    workDir: code,
    warm,
  });
  opened.push(invoker);
  const fn = resource(properties);
  return { fn, call: (event: Json = {}) => invoker.invoke(fn, event) };
}

function payloadOf<T>(invocation: Invocation): T {
  if (!invocation.ok) throw new Error(invocation.message);
  return invocation.payload as T;
}

afterAll(async () => {
  await Promise.all(opened.map((each) => each.close()));
  rmSync(dir, { recursive: true, force: true });
});

describe('a function', () => {
  it('sees the variables of the template and nothing of the environment it was started from', async () => {
    process.env.LEAKED = 'yes';
    const { call } = await start(
      'export const handler = async (event) => ({ event, table: process.env.TABLE_NAME, leaked: process.env.LEAKED ?? null, region: process.env.AWS_REGION, endpoint: process.env.AWS_ENDPOINT_URL, key: process.env.AWS_ACCESS_KEY_ID })',
      { Environment: { Variables: { TABLE_NAME: 'siger', UNUSED: '1' } } },
    );
    expect(await call({ a: [1, 'b', null] })).toEqual({
      ok: true,
      payload: {
        event: { a: [1, 'b', null] },
        table: 'siger',
        leaked: null,
        region: 'ap-southeast-3',
        endpoint: 'http://127.0.0.1:1',
        key: 'Probe',
      },
    });
    expect(coverage.used('variable')).toEqual(['Probe#TABLE_NAME']);
  });

  it('keeps its process between invocations and gets a context', async () => {
    const { call } = await start(`
      let count = 0;
      export const handler = async (event, context) => ({
        count: ++count, id: context.awsRequestId, arn: context.invokedFunctionArn, left: context.getRemainingTimeInMillis() });
    `);
    const first = await call();
    const second = await call();
    expect(first).toMatchObject({ ok: true, payload: { count: 1, arn: expect.stringContaining('test-probe') } });
    expect(second).toMatchObject({ ok: true, payload: { count: 2 } });
    const { left } = payloadOf<{ left: number }>(second);
    expect(left).toBeGreaterThan(4000);
    expect(left).toBeLessThanOrEqual(5000);
  });

  it('leaves its process to the next platform, where that is wanted', async () => {
    const pid = 'export const handler = async ({ say }) => { if (say) console.log(say); return process.pid; };';
    const warm = new WarmProcesses();
    const first = await start(pid, {}, warm);
    const left = payloadOf<number>(await first.call());
    await invoker.close();

    const second = await start(pid, {}, warm);
    expect(payloadOf(await second.call({ say: 'heard by the second' }))).toBe(left);
    const { dir: logDir } = logs;
    await invoker.kill(second.fn);
    expect(payloadOf(await second.call())).not.toBe(left);
    await invoker.close();
    await logs.close();
    expect(readFileSync(join(logDir, 'Probe.log'), 'utf8')).toBe('heard by the second\n');

    const last = payloadOf<number>(await (await start(pid, {}, warm)).call());
    await invoker.close();
    await warm.end();
    expect(() => process.kill(last, 0)).toThrow('ESRCH');
  });

  it('lives in virtual time, while its timers are real', async () => {
    const { call } = await start(`
      const loaded = Date.now();
      export const handler = async () => {
        const began = performance.now();
        await new Promise((resolve) => setTimeout(resolve, 20));
        return { loaded, now: Date.now(), made: new Date().getTime(), fixed: new Date(5).getTime(), utc: Date.UTC(2027, 1),
          is: new Date() instanceof Date && new Date().constructor === Date, took: performance.now() - began };
      };
    `);
    const target = Date.now() + 90 * 86_400_000;
    clock.advanceTo(target);
    const payload = payloadOf<Record<string, number>>(await call());
    for (const seen of [payload.loaded, payload.now, payload.made])
      expect(Math.abs((seen ?? 0) - target)).toBeLessThan(5000);
    expect(payload).toMatchObject({ fixed: 5, utc: Date.UTC(2027, 1), is: true });
    expect(payload.took).toBeLessThan(1000);
    clock.advanceTo(target + 86_400_000);
    const later = payloadOf<{ now?: number }>(await call());
    expect((later.now ?? 0) - target).toBeGreaterThanOrEqual(86_400_000);
  });

  it('handles one invocation at a time in a process, and several in several', async () => {
    const { call } = await start(
      `
      let running = 0;
      export const handler = async () => {
        running += 1;
        await new Promise((resolve) => setTimeout(resolve, 100));
        const seen = running;
        running -= 1;
        return { seen, pid: process.pid };
      };
    `,
      { ReservedConcurrentExecutions: 2 },
    );
    const outcomes = (await Promise.all([call(), call(), call(), call()])).map(
      payloadOf<{ seen: number; pid: number }>,
    );
    expect(outcomes.map(({ seen }) => seen)).toEqual([1, 1, 1, 1]);
    expect(new Set(outcomes.map(({ pid }) => pid)).size).toBe(2);
    expect(invoker.busy()).toBe(false);
  });
});

describe('a failing function', () => {
  it('answers the error it throws, and goes on', async () => {
    const { call } = await start(`
      export const handler = async (event) => { if (event.bad) throw new RangeError('too far'); return 'fine'; };
    `);
    expect(await call({ bad: true })).toEqual({ ok: false, reason: 'error', type: 'RangeError', message: 'too far' });
    expect(await call()).toEqual({ ok: true, payload: 'fine' });
    expect(logs.errors.at(-1)?.message).toContain('too far');
  });

  it('is killed at its timeout, and the next invocation gets a fresh process', async () => {
    const { call } = await start(
      `
      let count = 0;
      export const handler = async (event) => { count += 1; if (event.hang) for (;;); return count; };
    `,
      { Timeout: 1 },
    );
    expect(await call({ hang: true })).toMatchObject({
      ok: false,
      reason: 'timeout',
      message: 'Task timed out after 1.00 seconds',
    });
    expect(await call()).toEqual({ ok: true, payload: 1 });
  });

  it.each([
    ['leaves', 'export const handler = async () => process.exit(3)', 'Runtime.ExitError', 'exit status 3'],
    [
      'rejects beside its handler',
      "export const handler = () => { Promise.reject(new Error('lost')); return new Promise(() => setTimeout(() => {}, 9000)); }",
      'Runtime.UnhandledPromiseRejection',
      'lost',
    ],
    [
      'throws beside its handler',
      "export const handler = () => { setTimeout(() => { throw new Error('late'); }); return new Promise(() => {}); }",
      'Runtime.UncaughtException',
      'late',
    ],
    [
      'does not load',
      "import 'no-such-package'; export const handler = () => {}",
      'Runtime.ImportModuleError',
      'no-such-package',
    ],
    [
      'has no handler',
      'export const other = () => {}',
      'Runtime.ImportModuleError',
      'exports no function named "handler"',
    ],
  ])('that %s fails its invocation alone', async (_, source, type, message) => {
    const { call } = await start(source);
    expect(await call()).toEqual({ ok: false, reason: 'exit', type, message: expect.stringContaining(message) });
  });

  it('that uses up its memory is ended', async () => {
    const { call } = await start(
      `export const handler = async () => { const kept = []; for (;;) kept.push(new Array(100_000).fill(kept.length + 0.5)); };`,
      { MemorySize: 128, Timeout: 20 },
    );
    expect(await call()).toMatchObject({ ok: false, reason: 'exit', message: expect.stringContaining('memory') });
  });

  it('can be killed from outside in the middle', async () => {
    const { fn, call } = await start(`
      let count = 0;
      export const handler = async (event) => { count += 1; if (event.wait) await new Promise((resolve) => setTimeout(resolve, 4000)); return count; };
    `);
    await call();
    const struck = call({ wait: true });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await invoker.kill(fn);
    expect(await struck).toMatchObject({ ok: false, reason: 'exit', message: expect.stringContaining('SIGKILL') });
    expect(await call()).toEqual({ ok: true, payload: 1 });
  });

  it('leaves its lines in a file', async () => {
    const { call } = await start(`
      export const handler = async () => { console.log(JSON.stringify({ level: 'ERROR', message: 'Could not', error: { message: 'why' } })); console.error('plain'); };
    `);
    await call();
    await invoker.close();
    await logs.close();
    expect(readFileSync(join(logs.dir, 'Probe.log'), 'utf8').split('\n').sort()).toEqual(
      expect.arrayContaining(['plain', expect.stringContaining('Could not')]),
    );
    expect(logs.errors).toEqual([{ functionName: 'Probe', message: 'Could not: why' }]);
  });
});
