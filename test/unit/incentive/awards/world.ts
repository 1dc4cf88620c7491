import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type fc from 'fast-check';
import type { Item } from '../../../../adapters/table/codec';
import type { Write } from '../../../../core/change';
import { recordAttendance } from '../../../../core/enrollment/record-attendance';
import { recordScores } from '../../../../core/enrollment/record-scores';
import type { RecordedEvent } from '../../../../core/events';
import { defaultScheme } from '../../../../core/incentive/default-scheme';
import type { Scheme, StageRules } from '../../../../core/incentive/incentive';
import { openBudget } from '../../../../core/incentive/open-budget';
import { serveQueue } from '../../../../core/incentive/serve-queue';
import { settleParticipants } from '../../../../core/incentive/settle-participants';
import { processChunk } from '../../../../core/run/process-chunk';
import type { ChunkMessage } from '../../../../core/run/run';
import { ENDED_AT, programId, put } from '../../../integration/run/scene';
import { contents } from '../../../support/contents';
import { idOf, sample } from '../../../support/entities';
import { provinceAdmin } from '../../../support/given';
import type { Watch } from '../../../support/memory-engine';
import type { AllDeps } from '../../../support/test-table';
import { type MemoryTable, withTable } from '../../../support/with-memory-table';

export const year = 2026;
export const SESSIONS = 2;

export const personOf = (n: number): string => idOf('person', n + 1);
export const trainingOf = (n: number): string => idOf('training', n + 1);
const sessionOf = (training: number, n: number): string => idOf('session', training * SESSIONS + n + 1);

/** What is recorded of somebody: a mark for each session in halves of a presence, and a post-test. */
export interface Recorded {
  readonly marks: readonly (0 | 1 | 2)[];
  readonly postTest: number;
  /** Confirmed on the first or on the second of the month. */
  readonly confirmed: 1 | 2;
}

export interface Start {
  readonly rules: StageRules;
  /** By training, by person. */
  readonly trainings: readonly (readonly Recorded[])[];
  readonly total: number;
}

/** Where a delivery is killed: before or after so many of its writes and sends. */
export interface Kill {
  readonly at: number;
  readonly after: boolean;
}

class Killed extends Error {}

function unlessKilled(error: unknown): void {
  if (!(error instanceof Killed)) throw error;
}

type Message = { readonly chunk: ChunkMessage } | { readonly event: RecordedEvent & { readonly id: string } };

/** What is computed: no journal, no runs' bookkeeping. */
const COMPUTED = [
  'Award',
  'AwardBatch',
  'Budget',
  'BudgetEntry',
  'BudgetPlace',
  'Enrollment',
  'JpYear',
  'LedgerEntry',
  'Points',
  'Recovery',
];

const MARKS = ['ABSENT', 'LATE', 'PRESENT'] as const;
/** So that a handful of people are several chunks. */
const PEOPLE_PER_CHUNK = 2;

/**
 * Trainings of one program that have ended over one budget, with the events and the chunks that are still to be delivered. A message
 * stays in the box until its work succeeds; whoever was killed leaves what it had committed, and the events of that.
 */
export class World {
  readonly box: Message[] = [];
  readonly delivered: Message[] = [];
  #kill: Kill | undefined;
  /** While it is set, every delivery dies where it would rank a stage's candidates. */
  #diesAtRanking = false;
  #steps = 0;
  #events = 0;

  private constructor(
    readonly table: MemoryTable,
    readonly start: Start,
  ) {}

  static async from(start: Start, watch?: Watch): Promise<World> {
    const table = await withTable({}, watch);
    table.clock.set(ENDED_AT);
    await put(table.deps, [
      sample('Program'),
      schemeOf(start.rules),
      ...start.trainings.flatMap((records, t) => entitiesOf(t, records)),
    ]);
    const world = new World(table, start);
    if (start.total > 0) {
      await openBudget(world.deps, provinceAdmin, { programId, year, total: start.total, legalBasis: 'Pergub 7/2026' });
    }
    for (const t of start.trainings.keys()) {
      const trainingId = trainingOf(t);
      world.happen({ type: 'TrainingEnded', aggregateId: trainingId, data: { trainingId } } as RecordedEvent);
    }
    return world;
  }

  /** The table, with every write and every send a point at which a delivery can be killed. */
  get deps(): AllDeps {
    const { deps } = this.table;
    const commit: AllDeps['store']['commit'] = (change) =>
      this.#killing(async () => {
        if (this.#diesAtRanking && change.writes.some(createsAwardRun)) throw new Killed();
        const entry = await deps.store.commit(change);
        for (const event of change.events) this.happen(event);
        return entry;
      });
    return {
      ...deps,
      store: { ...deps.store, commit },
      reads: { ...deps.reads, enrollmentRanges: (id) => deps.reads.enrollmentRanges(id, PEOPLE_PER_CHUNK) },
      chunks: {
        send: (messages) => this.#killing(async () => void this.box.push(...messages.map((chunk) => ({ chunk })))),
      },
    };
  }

  happen(event: RecordedEvent): void {
    const consumed = ['TrainingEnded', 'ScoreRecorded', 'AttendanceRecorded', 'BudgetCredited'];
    if (consumed.includes(event.type)) this.box.push({ event: { ...event, id: `event-${++this.#events}` } });
  }

  async #killing<T>(work: () => Promise<T>): Promise<T> {
    const step = this.#steps++;
    const dies = (after: boolean) => this.#kill?.at === step && this.#kill.after === after;
    if (dies(false)) throw new Killed();
    const result = await work();
    if (dies(true)) throw new Killed();
    return result;
  }

  /** Delivers the n-th message that waits, out of turn; it leaves the box when its work is done, unless it is to come again. */
  async deliver(n: number, { kill, again = false }: { kill?: Kill | undefined; again?: boolean } = {}): Promise<void> {
    const message = this.#message(n);
    if (message === undefined) return;
    const isDone = await this.attempt(kill, () => this.#handle(message));
    if (!isDone || again) return;
    this.box.splice(this.box.indexOf(message), 1);
    this.delivered.push(message);
  }

  /** @returns whether the work came to its end before it was killed */
  async attempt(kill: Kill | undefined, work: () => Promise<unknown>): Promise<boolean> {
    this.#kill = kill;
    this.#steps = 0;
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      return false;
    } finally {
      this.#kill = undefined;
    }
  }

  /** Two messages at the same moment, each seeing the other's writes between its own. */
  async deliverTogether(n: number, m: number): Promise<void> {
    const messages = [...new Set([n, m].map((one) => this.#message(one)))];
    await Promise.all(messages.map((message) => message && this.#handle(message)));
  }

  /** The same of a message and what somebody does meanwhile; whatever is killed then may be either. */
  async meanwhile(n: number, work: () => Promise<unknown>): Promise<void> {
    const message = this.#message(n);
    const handling = message && this.#handle(message).catch(unlessKilled);
    await Promise.all([handling, work()]);
  }

  #message(n: number): Message | undefined {
    return this.box[n % Math.max(1, this.box.length)];
  }

  /**
   * Delivers everything as far as the ranking of its stage, then all the rankings at the same instant: `scheduler` says at each call
   * of the store whose turn it is.
   */
  async rankTogether(scheduler: fc.Scheduler): Promise<void> {
    this.#diesAtRanking = true;
    for (let n = 0; n < this.box.length; ) {
      const message = this.box[n];
      await this.deliver(n);
      if (this.box[n] === message) n++;
    }
    this.#diesAtRanking = false;
    const { store, reads, ...deps } = this.deps;
    const taking = { ...deps, store: turnByTurn(store, scheduler), reads: turnByTurn(reads, scheduler) };
    await scheduler.waitFor(Promise.all(this.box.map((message) => this.#handle(message, taking))));
  }

  async deliverAll(): Promise<void> {
    while (this.box.length > 0) await this.deliver(0);
  }

  /** Everything that was ever delivered, once more. */
  async replay(): Promise<void> {
    for (const message of [...this.delivered]) await this.#handle(message);
  }

  async #handle(message: Message, deps = this.deps): Promise<void> {
    if ('chunk' in message) return processChunk(deps, message.chunk);
    const { event } = message;
    if (event.type === 'BudgetCredited') return serveQueue(deps, event.data.programId, event.data.year);
    const envelope = { ...event, version: 1, occurredAt: ENDED_AT, causationId: null, correlationId: 'test' };
    return settleParticipants(deps, envelope as Parameters<typeof settleParticipants>[1]);
  }

  async items(): Promise<Item[]> {
    const { client, tableName } = this.table;
    const { Items = [] } = await client.send(new ScanCommand({ TableName: tableName }));
    return Items;
  }

  /** Without who delivered it and when: no event that was the cause. */
  async computed(): Promise<unknown[]> {
    const items = (await contents(this.table)) as Item[];
    return items.filter(({ kind }) => COMPUTED.includes(String(kind))).map(({ cause: _, ...item }) => item);
  }

  async score(t: number, n: number, postTest: number): Promise<void> {
    await recordScores(this.deps, provinceAdmin, {
      trainingId: trainingOf(t),
      scores: [{ personId: personOf(n), postTest }],
    });
  }

  async mark(t: number, n: number, session: number, mark: 0 | 1 | 2): Promise<void> {
    await recordAttendance(this.deps, provinceAdmin, {
      trainingId: trainingOf(t),
      sessionId: sessionOf(t, session),
      records: [{ personId: personOf(n), status: MARKS[mark] }],
    });
  }
}

function createsAwardRun(write: Write): boolean {
  return write.op === 'create' && write.entity.kind === 'Run' && write.entity.runKind === 'AWARD';
}

/** The same calls, each of which waits until it is its turn. */
function turnByTurn<T extends object>(calls: T, scheduler: fc.Scheduler): T {
  const waiting = Object.entries(calls).map(([name, call]) => [name, scheduler.scheduleFunction(call)]);
  return Object.fromEntries(waiting) as T;
}

function schemeOf(rules: StageRules): Scheme {
  const scheme = defaultScheme(programId);
  return { ...scheme, stages: [rules, ...scheme.stages.filter(({ stage }) => stage !== 'COMPLETION')] };
}

function entitiesOf(t: number, records: readonly Recorded[]) {
  const trainingId = trainingOf(t);
  return [
    sample('Training', { id: trainingId, status: 'ENDED', endedAt: ENDED_AT, started: true }),
    sample('TrainingCounts', { trainingId, confirmed: records.length }),
    ...Array.from({ length: SESSIONS }, (_, i) =>
      sample('Session', { id: sessionOf(t, i), trainingId, status: 'ENDED', recorded: records.length }),
    ),
    ...records.map(({ marks, postTest, confirmed }, n) =>
      sample('Enrollment', {
        trainingId,
        personId: personOf(n),
        attendance: Object.fromEntries(
          marks.map((mark, i) => [sessionOf(t, i), { status: MARKS[mark], source: 'RECORD' as const }]),
        ),
        postTest,
        confirmedAt: `2026-10-0${confirmed}T01:00:00.000Z`,
      }),
    ),
  ];
}
