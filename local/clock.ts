import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { readArguments, UsageError } from '../ops/cli/arguments';
import { runCommand } from '../ops/cli/run-command';
import { defaultDataDir, runningOn } from './cli/running-platform';
import type { ClockLine } from './controls';

const usage = `npm run clock -- advance P4M | advance 2027-02-28 | show   [--data DIR] [--json]
  P4M        a period from now, counted in the calendar of Asia/Jakarta (P1D, PT2H30M, …)
  2027-02-28 a local date, or an instant such as 2027-02-27T17:00:00Z`;

async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments(
    args,
    { data: { type: 'string', default: defaultDataDir }, json: { type: 'boolean', default: false } },
    usage,
    2,
  );
  const [verb, to] = positionals;
  if (verb === 'show' && to === undefined) return show(await urlOn(values.data), values.json);
  if (verb === 'advance' && to !== undefined) return advance(await urlOn(values.data), to, values.json);
  throw new UsageError('Say show, or advance and how far, such as advance P4M: --help tells more.');
}

const urlOn = async (data: string) => `${(await runningOn(data)).origin}/clock`;

async function show(url: string, json: boolean): Promise<void> {
  const state = (await (await fetch(url)).json()) as { local: string; schedules: number };
  console.log(
    json ? JSON.stringify(state) : `It is ${state.local} on the platform; ${state.schedules} schedules wait.`,
  );
}

async function advance(url: string, to: string, json: boolean): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to }),
  });
  if (!response.ok || response.body === null) {
    throw new Error(((await response.json()) as { message: string }).message);
  }
  for await (const text of createInterface({ input: Readable.fromWeb(response.body as ReadableStream) })) {
    const line: ClockLine = JSON.parse(text);
    if (line.kind === 'stuck') throw new Error(line.message);
    console.log(json ? text : line.words);
  }
}

await runCommand(main);
