import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { fromItem, keyOf } from '../../adapters/table/codec';
import { createTable } from '../../adapters/table/table';
import { Change } from '../../core/change';
import type { Entity } from '../../core/entities';
import { decideCompletion } from '../../core/incentive/completion';
import { creditBudget } from '../../core/incentive/credit-budget';
import { defaultScheme } from '../../core/incentive/default-scheme';
import type { Scheme } from '../../core/incentive/incentive';
import { openBudget } from '../../core/incentive/open-budget';
import { serveQueue } from '../../core/incentive/serve-queue';
import { canonicalJson, type JsonValue } from '../../core/journal';
import { everyNode } from '../../core/page';
import type { RunDeps } from '../../core/ports';
import { processChunk } from '../../core/run/process-chunk';
import type { ChunkMessage } from '../../core/run/run';
import { startRun } from '../../core/run/start-run';
import type { Session } from '../../core/training/training';
import { contents } from './contents';
import { idOf, sample } from './entities';
import { provinceAdmin } from './given';
import { Death, type Fate, mortal, type TransactItems } from './lives';
import { createRecordingQueue } from './recording-ports';
import { createTestClock } from './test-clock';
import { createTestIds } from './test-ids';

const trainingId = idOf('training');
const programId = idOf('program');
const endedAt = '2026-10-31T09:00:00.000Z';
const budget = { programId, year: 2026 };
const budgetItem = keyOf('Budget', budget);
const SESSIONS = 10;

/** Stage COMPLETION carries money, of a different sum in each tier. */
const plain = defaultScheme(programId);
const amounts: Readonly<Record<string, number>> = { UTAMA: 500_000, MADYA: 300_000, PRATAMA: 150_000 };
const scheme: Scheme = {
  ...plain,
  stages: plain.stages.map((rules) => ({
    ...rules,
    tiers: rules.tiers.map((tier) => ({ ...tier, amount: amounts[tier.name] ?? 0 })),
  })),
};
/** Money that is left over and suffices for nobody. */
const REST = 149_999;

const sessions = Array.from(
  { length: SESSIONS },
  (_, i): Session => sample('Session', { id: idOf('session', i + 1), status: 'ENDED' }),
);
const training = sample('Training', { status: 'ENDED', endedAt, started: true, completionRevision: null });

/** One in nine was absent too often; scores, and the moments of confirmation, go through each other. */
function enrollmentOf(n: number) {
  const present = n % 9 === 0 ? 7 : 9;
  const attendance = Object.fromEntries(
    sessions.map(({ id }, i) => [id, { status: i < present ? 'PRESENT' : 'ABSENT', source: 'RECORD' } as const]),
  );
  const confirmedAt = `2026-10-02T01:${String((n * 7) % 60).padStart(2, '0')}:00.000Z`;
  const postTest = 4_000 + 100 * ((n * 37) % 61);
  return sample('Enrollment', { personId: idOf('person', n), attendance, postTest, confirmedAt });
}

/** What everybody asks for, in the order in which a budget has to serve it: told apart from the platform's own ranking. */
function claimsOf(people: number): number[] {
  return Array.from({ length: people }, (_, i) => enrollmentOf(i + 1))
    .map((one) => ({ ...one, value: decideCompletion(one, training, sessions, scheme).value }))
    .filter(({ value }) => value.amount > 0)
    .sort(
      (a, b) =>
        (b.value.score ?? 0) - (a.value.score ?? 0) ||
        (a.confirmedAt ?? '').localeCompare(b.confirmedAt ?? '') ||
        a.personId.localeCompare(b.personId),
    )
    .map(({ value }) => value.amount);
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0);

export const isAboutBudget = (written: TransactItems): boolean =>
  written.some(({ Update }) => Update?.Key?.pk === budgetItem.pk && Update.Key.sk === budgetItem.sk);

interface Tables {
  /** What the platform works with. */
  readonly client: DynamoDBDocumentClient;
  /** Through which it is watched. */
  readonly watching: DynamoDBDocumentClient;
  readonly tableName: string;
}

interface Story {
  readonly people: number;
  readonly perChunk: number;
}

export interface HalfBudget {
  /** Every item but the journal's, without what is random. */
  readonly items: readonly string[];
  /** Every change and event that the trail tells, in whichever entries. */
  readonly trail: readonly string[];
  readonly deaths: number;
  /** Steps of which no delivery died. */
  readonly spared: readonly string[];
  readonly chunks: number;
  /** Places of the queue that the second money served. */
  readonly served: number;
  /** Most writes of any one item, by the runs and by the serving of the queue. */
  readonly mostWrites: { readonly runs: number; readonly queue: number };
  /** How often the sums were compared, each time after a transaction. */
  readonly checks: number;
}

/**
 * Completion decided, ranked over a budget that suffices for half of those who earned money, and written; then money for a
 * quarter more, and the queue served. Each step is delivered until it ends; each delivery is a process of its own.
 * @throws Error as soon as awards hold more than the budget has reserved, or a budget's parts do not add up
 */
export async function halfBudget(
  { client, watching, tableName }: Tables,
  { people, perChunk }: Story,
  fate: Fate & { begin(step: string): void },
): Promise<HalfBudget> {
  const clock = createTestClock(endedAt);
  const ids = createTestIds(clock);
  const trace = { requestId: 'test', correlationId: 'test', causationId: null };
  const chunks = createRecordingQueue<ChunkMessage>();
  const others = { clock, ids, chunks, deadLetters: createRecordingQueue<never>() };
  const depsOver = (over: DynamoDBDocumentClient): RunDeps => ({
    ...others,
    ...createTable({ client: over, tableName, clock, ids, trace }),
  });
  const calm = { ...depsOver(watching), ids: createTestIds(clock) };
  const watch = new Watch(calm);

  let deaths = 0;
  const lived = new Set<string>();
  const died = new Set<string>();
  const deliver = async (step: string, work: (deps: RunDeps) => Promise<unknown>): Promise<void> => {
    for (;;) {
      fate.begin(step);
      try {
        await work(depsOver(watch.over(client, fate)));
        lived.add(step);
        return;
      } catch (error) {
        if (!(error instanceof Death)) throw error;
        died.add(step);
        deaths++;
      }
    }
  };

  await put(depsOver(watching), everything(people));
  const claims = claimsOf(people);
  const half = Math.floor(claims.length / 2);
  const quarter = Math.floor(claims.length / 4);
  const total = sumOf(claims.slice(0, half)) + REST;
  await openBudget(calm, provinceAdmin, { ...budget, total, legalBasis: 'Pergub 7/2026' });

  const ranges = await calm.reads.enrollmentRanges(trainingId, perChunk);
  const start = {
    trainingId,
    runKind: 'COMPLETION',
    revision: 0,
    cause: 'test',
    ranges,
    plan: { revision: 0 },
  } as const;
  await deliver('start', (deps) => startRun(deps, start));
  for (let sent = chunks.take(); sent.length > 0; sent = chunks.take()) {
    for (const message of sent) await deliver(`${message.run} ${message.chunk}`, (deps) => processChunk(deps, message));
  }
  await watch.atRest(total - REST, claims.length - half);
  const runs = watch.mostWrites();

  const amount = sumOf(claims.slice(half, half + quarter));
  await creditBudget(calm, provinceAdmin, { ...budget, amount, reason: 'Pergub 9/2026' });
  await deliver('serve', (deps) => serveQueue(deps, budget.programId, budget.year));
  await watch.atRest(total - REST + amount, claims.length - half - quarter);

  return {
    items: (await contents({ client: watching, tableName })).map((item) => canonicalJson(item as JsonValue)),
    trail: await trailOf(calm),
    deaths,
    spared: [...lived].filter((step) => !died.has(step)),
    chunks: ranges.length,
    served: quarter,
    mostWrites: { runs, queue: watch.mostWrites() },
    checks: watch.checks,
  };
}

/** What stands in one of two outcomes and not in the other, doubles counted. */
export function differing(one: HalfBudget, other: HalfBudget): string[] {
  const left = new Map<string, number>();
  for (const [by, { items, trail }] of [
    [1, one],
    [-1, other],
  ] as const) {
    for (const line of [...items, ...trail]) left.set(line, (left.get(line) ?? 0) + by);
  }
  return [...left].filter(([, n]) => n !== 0).map(([line, n]) => `${n} ${line}`);
}

/** Sees every transaction as soon as it is through, whether or not its process lives on. */
class Watch {
  checks = 0;
  readonly #proposed = new Map<string, number>();
  readonly #writes = new Map<string, number>();
  #held = 0;
  #reserved = 0;

  constructor(readonly deps: RunDeps) {}

  over(client: DynamoDBDocumentClient, fate: Fate): DynamoDBDocumentClient {
    const send = async (command: { readonly input: { readonly TransactItems?: TransactItems } }) => {
      const answer = await client.send(command as Parameters<typeof client.send>[0]);
      if (command.input.TransactItems !== undefined) await this.#see(command.input.TransactItems);
      return answer;
    };
    return mortal({ send } as unknown as DynamoDBDocumentClient, fate);
  }

  /** Most writes of one item since it was last asked. */
  mostWrites(): number {
    const most = [...this.#writes.values()].reduce((a, b) => Math.max(a, b), 0);
    this.#writes.clear();
    return most;
  }

  /** Awards hold what is reserved, and that is what the plan has to come to. */
  async atRest(reserved: number, waiting: number): Promise<void> {
    const found = await this.deps.store.get('Budget', budget);
    const is = [this.#held, found?.reserved, found?.waiting, found?.unwritten];
    if (is.join() !== [reserved, reserved, waiting, 0].join())
      throw new Error(`held, reserved, waiting, unwritten: ${is}; planned: ${reserved}, ${waiting}`);
  }

  async #see(written: TransactItems): Promise<void> {
    for (const { Put, Update, Delete } of written) {
      const { pk, sk } = Put?.Item ?? Update?.Key ?? Delete?.Key ?? {};
      const item = `${pk} ${sk}`;
      this.#writes.set(item, (this.#writes.get(item) ?? 0) + 1);
      if (Put?.Item?.kind !== 'Award') continue;
      const proposed = fromItem('Award', Put.Item).money?.proposed ?? 0;
      this.#held += proposed - (this.#proposed.get(item) ?? 0);
      this.#proposed.set(item, proposed);
    }
    if (isAboutBudget(written)) await this.#seeBudget();
    this.checks++;
    if (this.#held > this.#reserved) throw new Error(`awards hold ${this.#held} of ${this.#reserved} reserved`);
  }

  async #seeBudget(): Promise<void> {
    const found = await this.deps.store.get('Budget', budget);
    if (found === undefined) throw new Error('the budget is gone');
    const { available, reserved, carried, total } = found;
    if (available < 0 || available + reserved + carried !== total)
      throw new Error(`${available} available and ${reserved} reserved of ${total}`);
    this.#reserved = reserved;
  }
}

/** An entry tells of one transaction, and a death cuts transactions otherwise: what they tell together is the same. */
async function trailOf(deps: RunDeps): Promise<string[]> {
  const lines: string[] = [];
  for (const entity of [trainingId, programId]) {
    for await (const { action, changes, events } of everyNode((page) => deps.reads.journalOfEntity(entity, page))) {
      if (action === 'test.put') continue;
      lines.push(...changes.map((change) => `${action} ${canonicalJson({ ...change })}`));
      for (const { type, data } of events) {
        const { personIds, ...rest } = data as { readonly personIds?: readonly string[] };
        for (const id of personIds ?? ['']) lines.push(`${type} ${canonicalJson(rest)} ${id}`);
      }
    }
  }
  return lines.map((line) => line.replaceAll(/"code":"[^"]*"/g, '"code":""')).sort();
}

function everything(people: number): Entity[] {
  const numbers = Array.from({ length: people }, (_, i) => i + 1);
  return [
    sample('Program'),
    scheme,
    training,
    sample('TrainingCounts', { confirmed: people }),
    ...sessions.map((session) => ({ ...session, recorded: people })),
    ...numbers.flatMap((n) => [
      sample('Person', { id: idOf('person', n) }),
      sample('Assignment', { personId: idOf('person', n) }),
      enrollmentOf(n),
    ]),
  ];
}

async function put({ store }: RunDeps, entities: readonly Entity[]): Promise<void> {
  for (let i = 0; i < entities.length; i += 90) {
    const change = new Change({ actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' });
    for (const entity of entities.slice(i, i + 90)) change.mark(entity);
    await store.commit(change);
  }
}
