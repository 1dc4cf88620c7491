import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { translation } from '../adapters/aws/document-client';
import { PEOPLE_PER_CHUNK } from '../core/run/run';
import { startEngine } from '../local/services/dynamodb/engine';
import { createMainTable } from '../test/support/create-tables';
import { differing, type HalfBudget, halfBudget, isAboutBudget } from '../test/support/half-budget';
import { Course, Strikes, seeded } from '../test/support/lives';
import { createMeter } from '../test/support/meter';
import { row } from './support';

/**
 * Completion decided and its awards written over a budget that suffices for half of them, then the queue served: once
 * undisturbed, and once with every step dying again and again. Both must come to the same, item for item and line for line of the trail,
 * and cost of a person what they cost of a person in a smaller training.
 */
const { people, seed } = parseArgs({
  options: { people: { type: 'string', default: '1000,10000' }, seed: { type: 'string', default: '1' } },
}).values;
const sizes = people.split(',').map(Number);
/** How often each delivery dies at a random call; those of the budget's own transactions come on top. */
const STRIKES = 3;
/** Write and read units for each person in the larger training over those in the smaller one. */
const growth = 1.02;
/** Writes of one item in the runs, beside one for each chunk: made and closed, or reserved from and released. */
const FIXED = 2;
/** As `core/incentive/serve-queue.ts` has it: so many are served in one transaction. */
const SERVED_AT_ONCE = 40;

interface Measured extends HalfBudget {
  readonly reads: number;
  readonly writes: number;
}

async function main(): Promise<void> {
  const engine = await startEngine({ engine: 'auto' });
  const pairs: { readonly size: number; readonly clean: Measured; readonly torn: Measured }[] = [];
  for (const size of sizes) {
    const course = new Course();
    const clean = await measured(engine.endpoint, size, course);
    const torn = await measured(
      engine.endpoint,
      size,
      new Strikes(course.calls, STRIKES, seeded(Number(seed)), isAboutBudget),
    );
    pairs.push({ size, clean, torn });
    told(size, clean, torn);
  }

  const [few, many] = [pairs[0], pairs.at(-1)];
  if (few === undefined || many === undefined) throw new Error('--people takes sizes, such as 1000,10000');
  console.log(row('', sizes.map((n) => n.toLocaleString('en')).join(' → '), 'ratio', 'limit'));
  for (const [name, of, most] of [
    ['undisturbed: write units a person', ({ clean }) => clean.writes, growth],
    ['undisturbed: read units a person', ({ clean }) => clean.reads, growth],
    ['interrupted: write units a person', ({ torn }) => torn.writes, growth],
    ['interrupted: read units a person', ({ torn }) => torn.reads, null],
  ] satisfies [string, (pair: (typeof pairs)[number]) => number, number | null][]) {
    const [a, b] = [of(few), of(many)];
    if (most !== null) hold(b <= a * most, `${name} grow`);
    const limit = most === null ? 'as the draws fall' : `${most} ×`;
    console.log(row(name, `${a.toFixed(2)} → ${b.toFixed(2)}`, `${(b / a).toFixed(3)} ×`, limit));
  }
  // At the end, for nothing waits for the engine: what comes after it may never be told.
  await engine.stop();
}

function told(size: number, clean: Measured, torn: Measured): void {
  const { chunks, served } = clean;
  const limits = { runs: chunks + FIXED, queue: Math.ceil(served / SERVED_AT_ONCE) };
  const different = differing(clean, torn);
  const compared = clean.items.length + clean.trail.length;
  const reread = torn.reads / clean.reads;
  hold(different.length === 0, `${size}: ${different.slice(0, 5).join('\n')}`);
  hold(torn.spared.length === 0, `${size}: nobody died in ${torn.spared}`);
  hold(reread <= 1 + STRIKES, `${size}: interruptions read too much`);
  for (const phase of ['runs', 'queue'] as const) {
    for (const one of [clean, torn]) hold(one.mostWrites[phase] <= limits[phase], `${size}: writes of one item`);
  }
  const counted = (n: number): string => n.toLocaleString('en');
  console.log(`${counted(size)} people, ${chunks === 1 ? 'one chunk' : `${chunks} chunks`}`);
  console.log(
    row('interruptions', counted(torn.deaths), '', `${counted(torn.checks)} transactions, none over the budget`),
  );
  console.log(row('items and lines that differ', counted(different.length), '', `0 of ${counted(compared)}`));
  console.log(row('reads, interrupted : undisturbed', '', `${reread.toFixed(2)} ×`, `${1 + STRIKES} ×`));
  console.log(row('writes of one item, runs', counted(torn.mostWrites.runs), '', `${chunks} + ${FIXED}`));
  console.log(
    row('writes of one item, queue', counted(torn.mostWrites.queue), '', `${served} / ${SERVED_AT_ONCE}, rounded up`),
  );
}

function hold(holds: boolean, otherwise: string): void {
  if (holds) return;
  console.error(otherwise);
  process.exitCode = 1;
}

async function measured(endpoint: string, size: number, fate: Course | Strikes): Promise<Measured> {
  const connect = (): DynamoDBClient =>
    new DynamoDBClient({
      endpoint,
      region: 'ap-southeast-3',
      credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
    });
  const [bases, tableName] = [[connect(), connect()] as const, `half-${size}-${fate.constructor.name}`];
  await createMainTable(bases[0], tableName);
  const [client, watching] = [
    DynamoDBDocumentClient.from(bases[0], translation),
    DynamoDBDocumentClient.from(bases[1], translation),
  ];
  const meter = createMeter(client);
  const outcome = await halfBudget({ client, watching, tableName }, { people: size, perChunk: PEOPLE_PER_CHUNK }, fate);
  const units = (write: boolean): number =>
    meter.calls
      .filter(({ operation }) => /^TransactWrite/.test(operation) === write)
      .reduce((sum, call) => sum + call.units, 0) / size;
  for (const base of bases) base.destroy();
  return { ...outcome, reads: units(false), writes: units(true) };
}

// Nothing but the engine is left at the end, and no process waits for it.
void main();
