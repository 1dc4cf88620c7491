import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { readArguments, UsageError } from './cli/arguments';
import { runCommand } from './cli/run-command';
import { defaultDataDir, findRunning } from './cli/running-platform';
import type { ClockLine } from './controls';

const usage = `npm run clock -- advance P4M | advance 2027-02-28 | show   [--data DIR] [--json]
  P4M        a period from now, counted in the calendar of Asia/Jakarta (P1D, PT2H30M, …)
  2027-02-28 a local date, or an instant such as 2027-02-27T17:00:00Z`;

async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments(
    args,
    { data: { type: 'string', default: defaultDataDir }, json: { type: 'boolean', default: false } },
    usage,
  );
  const [verb, to, ...rest] = positionals;
  const running = await findRunning(values.data);
  if (rest.length > 0 || !((verb === 'show' && to === undefined) || (verb === 'advance' && to !== undefined))) {
    throw new UsageError(`Usage: ${usage}`);
  }
  if (running === undefined) {
    throw new UsageError(
      `No platform runs on ${values.data}: start one with npm start, or name its folder with --data.`,
    );
  }
  const url = `${running.origin}/clock`;
  if (verb === 'show') return show(url, values.json);
  await advance(url, String(to), values.json);
}

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
