import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { translation } from '../adapters/aws/document-client';
import { createTable } from '../adapters/table/table';
import { Change } from '../core/change';
import type { Entity } from '../core/entities';
import { defaultInstruments, defaultPlan } from '../core/evaluation/default-plan';
import { openWave } from '../core/evaluation/open-wave';
import { planEvaluations } from '../core/evaluation/plan-evaluations';
import { defaultScheme } from '../core/incentive/default-scheme';
import type { RunDeps } from '../core/ports';
import { processChunk } from '../core/run/process-chunk';
import type { ChunkMessage } from '../core/run/run';
import { startEngine } from '../local/services/dynamodb/engine';
import { createMainTable } from '../test/support/create-tables';
import { idOf, sample } from '../test/support/entities';
import { createMeter, type MeteredCall } from '../test/support/meter';
import { createRecordingQueue } from '../test/support/recording-ports';
import { createTestClock } from '../test/support/test-clock';
import { createTestIds } from '../test/support/test-ids';
import { row } from './support';

/**
 * What it takes to open each wave of the default plan, for each person who completed the training: by a thousand people it is the
 * same as by ten thousand. People lie as agencies register them, whole teams one after the other. Where they do not, whoever
 * shares a chunk with nobody of their team has the whole of it read for the draw of peers: that case is told beside it.
 */
const sizes = [1_000, 10_000] as const;
const teamSize = 10;
const teamsPerAgency = 15;
const trainingId = idOf('training');
const endedAt = '2026-10-31T09:00:00.000Z';
const waves = { REACTION: endedAt, BEHAVIOR: '2027-02-27T17:00:00.000Z', RESULTS: '2027-10-30T17:00:00.000Z' } as const;
/** Units of ten thousand people over those of a thousand, each per person: what there is once a wave or a chunk weighs no more. */
const limit = 1.02;

type Spent = { readonly [F in 'calls' | 'reads' | 'writes']: number };

async function main(): Promise<void> {
  const engine = await startEngine({ engine: 'auto' });
  const [few, many, apart] = [
    await openings(engine.endpoint, sizes[0], teamsTogether),
    await openings(engine.endpoint, sizes[1], teamsTogether),
    await openings(engine.endpoint, sizes[1], teamsApart),
  ];
  console.log(
    row('Per person', sizes.map((n) => n.toLocaleString('en')).join(' → '), 'ratio', 'limit     teams apart'),
  );
  for (const [code, spent] of Object.entries(many)) {
    for (const [figure, name] of Object.entries(names) as [keyof Spent, string][]) {
      const [a = 0, b, c = 0] = [few[code]?.[figure], spent[figure], apart[code]?.[figure]];
      const rest = `${figure === 'calls' ? '     ' : `${limit} ×`}${c.toFixed(2).padStart(16)}`;
      console.log(row(`${code}: ${name}`, `${a.toFixed(2)} → ${b.toFixed(2)}`, `${(b / a).toFixed(3)} ×`, rest));
      if (figure !== 'calls' && b > a * limit) process.exitCode = 1;
    }
  }
  await engine.stop();
}

/** Which of so many teams the n-th person belongs to. */
type Layout = (n: number, teams: number) => number;
const teamsTogether: Layout = (n) => Math.floor(n / teamSize);
const teamsApart: Layout = (n, teams) => n % teams;

const names: { readonly [F in keyof Spent]: string } = {
  writes: 'write units',
  reads: 'read units',
  calls: 'calls to DynamoDB',
};

/** By wave, what opening it spent per person. */
async function openings(endpoint: string, people: number, layout: Layout): Promise<Record<string, Spent>> {
  const base = new DynamoDBClient({
    endpoint,
    region: 'ap-southeast-3',
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  });
  const client = DynamoDBDocumentClient.from(base, translation);
  const tableName = `opening-${people}-${layout.name}`;
  await createMainTable(base, tableName);
  const clock = createTestClock(endedAt);
  const ids = createTestIds(clock);
  const trace = { requestId: 'bench', correlationId: 'bench', causationId: null };
  const chunks = createRecordingQueue<ChunkMessage>();
  const deps: RunDeps = {
    clock,
    ids,
    chunks,
    deadLetters: createRecordingQueue(),
    ...createTable({ client, tableName, clock, ids, trace }),
  };
  await put(deps, everything(people, layout));
  await planEvaluations(deps, trainingId);
  const meter = createMeter(client);
  const spent: Record<string, Spent> = {};
  for (const [code, opensAt] of Object.entries(waves)) {
    clock.set(opensAt);
    const calls = await meter.during(async () => {
      await openWave(deps, trainingId, code);
      for (let sent = chunks.take(); sent.length > 0; sent = chunks.take()) {
        for (const message of sent) await processChunk(deps, message);
      }
    });
    const units = (write: boolean): number =>
      calls.filter((call) => isWrite(call) === write).reduce((sum, call) => sum + call.units, 0) / people;
    spent[code] = { calls: calls.length / people, reads: units(false), writes: units(true) };
  }
  base.destroy();
  return spent;
}

const isWrite = ({ operation }: MeteredCall): boolean => /^(TransactWrite|Put|Update|Delete)/.test(operation);

/** A training that has ended and been completed by everybody. */
function everything(people: number, layout: Layout): Entity[] {
  const teams = people / teamSize;
  const numbers = Array.from({ length: people }, (_, n) => n);
  const supervisor = (team: number): string => idOf('person', 1_000_000 + team);
  const agency = (team: number): string => idOf('agency', 1 + Math.floor(team / teamsPerAgency));
  const programId = idOf('program');
  return [
    sample('Program'),
    defaultPlan(programId),
    ...defaultInstruments(programId),
    defaultScheme(programId),
    sample('TrainingCounts', { confirmed: people }),
    sample('Training', { status: 'ENDED', started: true, endedAt, completionRevision: 0 }),
    ...Array.from({ length: teams }, (_, team) => supervisor(team)).flatMap((personId, team) => [
      sample('Person', { id: personId }),
      sample('Assignment', { personId, agencyId: agency(team), supervisorId: null }),
    ]),
    ...numbers.flatMap((n) => {
      const [personId, team] = [idOf('person', n + 1), layout(n, teams)];
      const agencyId = agency(team);
      return [
        sample('Person', { id: personId }),
        sample('Assignment', { personId, agencyId, supervisorId: supervisor(team) }),
        sample('Enrollment', { personId, agencyId, status: 'COMPLETED' }),
      ];
    }),
  ];
}

const itemsAtOnce = 90;

async function put({ store }: RunDeps, entities: readonly Entity[]): Promise<void> {
  for (let i = 0; i < entities.length; i += itemsAtOnce) {
    const change = new Change({ actor: 'bench', role: 'SYSTEM', action: 'bench.put', entity: 'bench' });
    for (const entity of entities.slice(i, i + itemsAtOnce)) change.mark(entity);
    await store.commit(change);
  }
}

// Nothing but the engine is left at the end, and no process waits for it.
void main();
