import { Change, isUnchanged } from '../change';
import type { Enrollment } from '../enrollment/enrollment';
import { contractYearOf } from '../jp/jp-windows';
import { everyNode } from '../page';
import type { Person } from '../people/people';
import type { Deps, TrainingAggregate } from '../ports';
import { nameOfRun } from '../run/new-run';
import { persist } from '../run/persist';
import type { KeyRange } from '../run/run';
import { type LocalDate, localDateOf, localYearOf } from '../time';
import { heldSessions } from '../training/session-rules';
import type { Training } from '../training/training';
import type { CreditedJp, Participation } from './participation';

const PER_TRANSACTION = 90;

/**
 * Brings what is counted of a part of a training's people in line with their enrollments. It goes on until it finds nothing
 * to write, so that of two who count at once the last one has seen everything.
 */
export async function recount(deps: Deps, trainingId: string, part: number, range: KeyRange): Promise<void> {
  await persist(async () => {
    for (let writes = 1; writes > 0; ) writes = await bringInLine(deps, trainingId, part, range);
  });
}

/** The same for the parts in which some people are, once completion has been decided by parts. */
export async function recountPeople(deps: Deps, trainingId: string, personIds: readonly string[]): Promise<void> {
  const training = await deps.store.get('Training', { id: trainingId });
  const ranges = training?.endedAt == null ? [] : await rangesOf(deps, training);
  for (const [part, range] of ranges.entries()) {
    const concerned = personIds.some((id) => range.from <= id && id <= range.to);
    if (concerned) await recount(deps, trainingId, part, range);
  }
}

/** The same wherever JP were credited to somebody whose employment has changed. */
export async function recountPerson(deps: Deps, personId: string): Promise<void> {
  for await (const { trainingId, jp } of everyNode((page) => deps.reads.enrollmentsOfPerson(personId, page))) {
    if (jp > 0) await recountPeople(deps, trainingId, [personId]);
  }
}

/** Of the latest run that decided completion: nobody joins a training that has ended, so that all of them have the same. */
async function rangesOf(deps: Deps, { id: trainingId, revision }: Training): Promise<readonly KeyRange[]> {
  for (let of = revision; of >= 0; of--) {
    const run = await deps.store.get('Run', { trainingId, name: nameOfRun({ runKind: 'COMPLETION', revision: of }) });
    if (run !== undefined) return run.ranges;
  }
  return [];
}

/** @returns how many writes it took */
async function bringInLine(deps: Deps, trainingId: string, part: number, range: KeyRange): Promise<number> {
  const aggregate = await deps.reads.trainingAggregate(trainingId);
  const endedAt = aggregate?.training.endedAt;
  if (aggregate === undefined || endedAt == null) return 0;
  const endedOn = localDateOf(endedAt);
  const year = localYearOf(endedAt);
  const enrollments = await deps.reads.enrollmentsInRange(trainingId, range);
  const credited = await creditedTo(deps, enrollments, endedOn);
  const sent = Map.groupBy(enrollments, ({ agencyId }) => agencyId);
  const agencyIds = [...sent.keys()].sort();
  const keys = agencyIds.map((agencyId) => ({ agencyId, year, trainingId, part }));
  const [standing, agencies] = await Promise.all([
    deps.store.getMany('Participation', keys),
    deps.store.getMany(
      'Agency',
      agencyIds.map((id) => ({ id })),
    ),
  ]);
  const change = new Change({ actor: 'system', role: 'SYSTEM', action: 'participation.count', entity: trainingId });
  const cancelled = aggregate.training.status === 'CANCELLED';
  for (const [i, key] of keys.entries()) {
    const [before, region] = [standing[i], agencies[i]?.region];
    if (region === undefined || change.writes.length >= PER_TRANSACTION) continue;
    const after = {
      kind: 'Participation',
      ...key,
      region,
      endedOn,
      ...countsOf(sent.get(key.agencyId) ?? [], aggregate, credited),
    } as const;
    if (cancelled) {
      if (before !== undefined) change.remove(before);
    } else if (before === undefined) change.mark({ ...after, version: 1 });
    else if (!isUnchanged(before, { ...after, version: before.version })) change.replace(before, after);
  }
  if (change.writes.length > 0) await deps.store.commit(change);
  return change.writes.length;
}

/** By person, under the employment of the day on which it counts. */
async function creditedTo(
  deps: Deps,
  enrollments: readonly Enrollment[],
  endedOn: LocalDate,
): Promise<ReadonlyMap<string, CreditedJp>> {
  const credited = enrollments.filter(({ jp }) => jp > 0);
  const people = await deps.store.getMany(
    'Person',
    credited.map(({ personId }) => ({ id: personId })),
  );
  return new Map(credited.map(({ personId, jp }, i) => [personId, creditedJp(jp, people[i], endedOn)]));
}

function creditedJp(jp: number, person: Person | undefined, on: LocalDate): CreditedJp {
  const contract = person && contractYearOf(person, on);
  if (contract === undefined) return { jp };
  return { jp, contractYear: contract.from, ...(contract.exempt ? { exempt: true } : {}) };
}

function countsOf(
  enrollments: readonly Enrollment[],
  { sessions }: TrainingAggregate,
  credited: ReadonlyMap<string, CreditedJp>,
): Pick<Participation, 'nominated' | 'confirmed' | 'completed' | 'notCompleted' | 'jp' | 'missed' | 'credited'> {
  const held = heldSessions(sessions);
  const count = (counts: (enrollment: Enrollment) => boolean): number => enrollments.filter(counts).length;
  const missed = enrollments.flatMap((enrollment): [string, number][] => {
    const { status, attendance, personId } = enrollment;
    if (status !== 'COMPLETED' && status !== 'NOT_COMPLETED') return [];
    // Unrecorded is ABSENT.
    const absences = held.filter(({ id }) => (attendance[id]?.status ?? 'ABSENT') === 'ABSENT').length;
    return status === 'NOT_COMPLETED' || absences > 0 ? [[personId, absences]] : [];
  });
  return {
    nominated: enrollments.length,
    confirmed: count(({ confirmedAt }) => confirmedAt !== null),
    completed: count(({ status }) => status === 'COMPLETED'),
    notCompleted: count(({ status }) => status === 'NOT_COMPLETED'),
    jp: enrollments.reduce((sum, { jp }) => sum + jp, 0),
    missed: Object.fromEntries(missed),
    credited: Object.fromEntries(
      enrollments.flatMap(({ personId }): [string, CreditedJp][] => {
        const jp = credited.get(personId);
        return jp === undefined ? [] : [[personId, jp]];
      }),
    ),
  };
}
