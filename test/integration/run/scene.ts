import type { Actor } from '../../../core/access';
import { Change } from '../../../core/change';
import type { Enrollment } from '../../../core/enrollment/enrollment';
import type { Entity } from '../../../core/entities';
import { defaultInstruments, defaultPlan } from '../../../core/evaluation/default-plan';
import type { Answers } from '../../../core/evaluation/evaluation';
import { openWave } from '../../../core/evaluation/open-wave';
import { openWavesAtEnd } from '../../../core/evaluation/open-waves-at-end';
import { planEvaluations } from '../../../core/evaluation/plan-evaluations';
import { submitResponse } from '../../../core/evaluation/submit-response';
import { encodeTaskId } from '../../../core/evaluation/task-id';
import type { EventData, EventEnvelope, EventType } from '../../../core/events';
import { defaultScheme } from '../../../core/incentive/default-scheme';
import type { Scheme } from '../../../core/incentive/incentive';
import { settleParticipants } from '../../../core/incentive/settle-participants';
import type { RunDeps } from '../../../core/ports';
import { processChunk } from '../../../core/run/process-chunk';
import type { Session, Training } from '../../../core/training/training';
import { idOf, sample } from '../../support/entities';
import { actor } from '../../support/given';
import type { AllDeps, TestTable } from '../../support/with-table';

export const trainingId = idOf('training');
export const programId = idOf('program');
export const agencyId = idOf('agency');
/** Supervisor of every participant. */
export const chief = idOf('person', 900);
export const ENDED_AT = '2026-10-31T09:00:00.000Z';
export const SESSIONS = 10;

/** The n-th participant, from 1. */
export const participant = (n: number): string => idOf('person', n);
export const asPerson = (personId: string): Actor => actor(['PARTICIPANT'], { personId });

export interface Scene {
  readonly people: number;
  /** Sessions at which a participant was present; 9 of 10 where absent. */
  readonly presentAt?: (n: number) => number;
  readonly training?: Partial<Training>;
  readonly scheme?: Scheme;
  readonly enrollment?: (n: number) => Partial<Enrollment>;
}

/** A training of ten sessions of 2 JP that has ended, with everybody recorded; nothing has followed from it yet. */
export async function givenEnded({ deps, clock }: Pick<TestTable, 'deps' | 'clock'>, scene: Scene): Promise<void> {
  clock.set(ENDED_AT);
  const sessions = Array.from(
    { length: SESSIONS },
    (_, i): Session => sample('Session', { id: idOf('session', i + 1), status: 'ENDED', recorded: scene.people }),
  );
  const numbers = Array.from({ length: scene.people }, (_, i) => i + 1);
  await put(deps, [
    sample('Program'),
    defaultPlan(programId),
    ...defaultInstruments(programId),
    scene.scheme ?? defaultScheme(programId),
    sample('Training', {
      status: 'ENDED',
      startsAt: '2026-10-20T01:00:00.000Z',
      endedAt: ENDED_AT,
      started: true,
      ...scene.training,
    }),
    sample('TrainingCounts', { confirmed: scene.people }),
    ...sessions,
    ...[chief, ...numbers.map(participant)].map((id) => sample('Person', { id })),
    sample('Assignment', { personId: chief, supervisorId: null }),
    ...numbers.map((n) => sample('Assignment', { personId: participant(n), supervisorId: chief })),
    ...numbers.map((n) => enrollmentOf(n, scene)),
  ]);
}

function enrollmentOf(n: number, { presentAt = () => 9, enrollment }: Scene): Enrollment {
  const attendance: Record<string, { status: 'PRESENT' | 'ABSENT'; source: 'RECORD' }> = {};
  for (let i = 1; i <= SESSIONS; i++) {
    attendance[idOf('session', i)] = { status: i <= presentAt(n) ? 'PRESENT' : 'ABSENT', source: 'RECORD' };
  }
  return sample('Enrollment', { personId: participant(n), attendance, postTest: 8400, ...enrollment?.(n) });
}

export async function put(deps: AllDeps, entities: readonly Entity[]): Promise<void> {
  for (let i = 0; i < entities.length; i += 90) {
    const change = new Change({ actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' });
    for (const entity of entities.slice(i, i + 90)) change.mark(entity);
    await deps.store.commit(change);
  }
}

/** An event about the training as it arrives from the bus. */
export function event<T extends EventType>(type: T, data: Partial<EventData[T]> = {}): EventEnvelope {
  return {
    id: `jrn_event-${type}.0`,
    type,
    version: 1,
    occurredAt: ENDED_AT,
    aggregateId: trainingId,
    causationId: null,
    correlationId: 'test',
    data: { trainingId, ...data } as unknown as EventData[T],
  };
}

/** Runs a step as a queue does: it arrives again until it succeeds. */
export type Deliver = (step: () => Promise<void>) => Promise<void>;
export const once: Deliver = (step) => step();

/** Takes chunk messages off the queue until none is left. */
export async function drain(table: Pick<TestTable, 'chunks'>, deps: RunDeps, deliver: Deliver = once): Promise<void> {
  for (let messages = table.chunks.take(); messages.length > 0; messages = table.chunks.take()) {
    for (const message of messages) await deliver(() => processChunk(deps, message));
  }
}

/** From the end to decided completion, with the waves at the end open. */
export async function settle(table: TestTable, deps: AllDeps = table.deps, deliver: Deliver = once): Promise<void> {
  await deliver(() => planEvaluations(deps, trainingId));
  await deliver(() => settleParticipants(deps, event('TrainingEnded')));
  await drain(table, deps, deliver);
  await deliver(() => openWavesAtEnd(deps, trainingId));
  await drain(table, deps, deliver);
}

export async function openBehavior(
  table: TestTable,
  deps: AllDeps = table.deps,
  deliver: Deliver = once,
): Promise<void> {
  table.clock.set('2027-02-27T17:00:00.000Z');
  await deliver(() => openWave(deps, trainingId, 'BEHAVIOR'));
  await drain(table, deps, deliver);
}

/** Five Likert answers whose sum is `sum`. */
export function behaviorAnswers(sum: number): Answers {
  const items = ['application', 'quality', 'timeliness', 'initiative', 'sharing'];
  return Object.fromEntries(items.map((item, i) => [item, Math.floor(sum / 5) + (i < sum % 5 ? 1 : 0)]));
}

/** A participant answers their own task of a wave at the end, with 4 throughout. */
export async function answer({ deps }: TestTable, n: number, code: 'REACTION' | 'LEARNING'): Promise<void> {
  const items = defaultInstruments(programId).find((instrument) => instrument.code === code)?.items ?? [];
  const answers = Object.fromEntries(items.filter(({ type }) => type === 'LIKERT').map((item) => [item.code, 4]));
  const subjectId = participant(n);
  const id = encodeTaskId({ trainingId, waveCode: code, subjectId, raterKind: 'SELF', n: 0 });
  await submitResponse(deps, asPerson(subjectId), { taskId: id, answers });
}

/** A participant rates themself 4.2 and their supervisor rates them. */
export async function rate({ deps }: TestTable, n: number, bySupervisor: number): Promise<void> {
  const subjectId = participant(n);
  const task = { trainingId, waveCode: 'BEHAVIOR', subjectId, n: 0 } as const;
  const own = encodeTaskId({ ...task, raterKind: 'SELF' });
  await submitResponse(deps, asPerson(subjectId), { taskId: own, answers: behaviorAnswers(21) });
  const supervisors = encodeTaskId({ ...task, raterKind: 'SUPERVISOR' });
  await submitResponse(deps, actor(['SUPERVISOR'], { personId: chief }), {
    taskId: supervisors,
    answers: behaviorAnswers(bySupervisor),
  });
}
