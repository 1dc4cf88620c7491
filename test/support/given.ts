import type { Actor, Role } from '../../core/access';
import { decideNomination } from '../../core/enrollment/decide-nomination';
import type { Enrollment } from '../../core/enrollment/enrollment';
import { nominate } from '../../core/enrollment/nominate';
import type { Agency } from '../../core/people/people';
import { registerAgency } from '../../core/people/register-agency';
import { type RegisterPerson, registerPeople } from '../../core/people/register-people';
import type { PersonView } from '../../core/people/standing';
import type { TrainingAggregate } from '../../core/ports';
import { addMinutes, type Instant } from '../../core/time';
import { createProgram } from '../../core/training/create-program';
import { type CreateTraining, createTraining } from '../../core/training/create-training';
import { endSession } from '../../core/training/end-session';
import { publishTraining } from '../../core/training/publish-training';
import type { SessionInput } from '../../core/training/session-rules';
import type { Program } from '../../core/training/training';
import type { AllDeps, TestTable } from './with-table';

/** Somebody with roles; without a person or an agency where the test names none. */
export function actor(roles: readonly Role[], who: Partial<Omit<Actor, 'roles'>> = {}): Actor {
  return { subject: who.personId ?? roles.join('+'), personId: null, agencyId: null, partnerId: null, ...who, roles };
}

export const provinceAdmin = actor(['PROVINCE_ADMIN'], { personId: 'province' });

/** The n-th valid NIP of a PNS. */
export function nipOf(n: number): string {
  return `19800101200501${1 + (n % 2)}${String(n).padStart(3, '0')}`;
}

/** The n-th person to register at an agency. */
export function newcomer(n: number, agencyId: string, differing: Partial<RegisterPerson> = {}): RegisterPerson {
  return {
    name: `Pegawai ${n}`,
    nip: nipOf(n),
    email: `pegawai${n}@contoh.go.id`,
    employmentType: 'PNS',
    rank: 'III/c',
    positionKind: 'FUNCTIONAL',
    positionName: 'Analis Kebijakan Ahli Muda',
    contractStart: null,
    capExempt: false,
    agencyId,
    supervisorId: null,
    from: '2024-01-01',
    ...differing,
  };
}

/** A day's lesson: 09:00 to 10:30 WIB, 2 JP. */
export function lesson(date: string, differing: Partial<SessionInput> = {}): SessionInput {
  const startsAt = `${date}T02:00:00.000Z`;
  return { startsAt, endsAt: addMinutes(startsAt, 90), jp: 2, topic: `Materi ${date}`, ...differing };
}

/** An agency that runs trainings and sends people to them, a program, and whoever acts for them. */
export interface Place {
  readonly agency: Agency;
  readonly program: Program;
  readonly admin: Actor;
  readonly organizer: Actor;
}

export async function givenPlace(deps: AllDeps): Promise<Place> {
  const agency = await givenAgency(deps);
  const program = await createProgram(deps, provinceAdmin, {
    name: 'Manajemen Risiko',
    nameEn: 'Risk Management',
    objectives: [{ kind: 'SKILL', text: 'Menyusun peta risiko', textEn: 'Draws up a risk map' }],
  });
  const agencyId = agency.id;
  const admin = actor(['AGENCY_ADMIN'], { subject: 'admin', agencyId });
  return { agency, program, admin, organizer: actor(['ORGANIZER'], { subject: 'organizer', agencyId }) };
}

export function givenAgency(deps: AllDeps): Promise<Agency> {
  const names = { name: 'BPSDM Provinsi Lampung', nameEn: 'Human Resources Development Agency' };
  return registerAgency(deps, provinceAdmin, { ...names, level: 'PROVINCE', region: '18' });
}

/** `count` people at an agency, the first of them with NIP number `from`. */
export async function givenPeople(deps: AllDeps, agencyId: string, count: number, from = 1): Promise<PersonView[]> {
  const people: PersonView[] = [];
  for (let n = 0; n < count; n += 14) {
    const size = Math.min(14, count - n);
    const commands = Array.from({ length: size }, (_, i) => newcomer(from + n + i, agencyId));
    people.push(...(await registerPeople(deps, provinceAdmin, { people: commands })));
  }
  return people;
}

export function givenDraft(
  deps: AllDeps,
  { agency, program, organizer }: Place,
  differing: Partial<CreateTraining> = {},
): Promise<TrainingAggregate> {
  return createTraining(deps, organizer, {
    programId: program.id,
    organizerId: agency.id,
    title: 'Pelatihan Manajemen Risiko Angkatan I',
    type: 'TRAINING',
    category: 'TECHNICAL',
    delivery: 'CLASSICAL',
    location: 'Bandar Lampung',
    hasTest: true,
    quota: 30,
    sessions: [lesson('2026-10-20'), lesson('2026-10-21')],
    ...differing,
  });
}

/** A training that takes nominations. */
export async function givenOpen(
  deps: AllDeps,
  place: Place,
  differing: Partial<CreateTraining> = {},
): Promise<TrainingAggregate> {
  const { training } = await givenDraft(deps, place, differing);
  const { id, version: expectedVersion } = training;
  await publishTraining(deps, place.organizer, { id, expectedVersion });
  return aggregateOf(deps, id);
}

export async function aggregateOf(deps: AllDeps, trainingId: string): Promise<TrainingAggregate> {
  const aggregate = await deps.reads.trainingAggregate(trainingId);
  if (aggregate === undefined) throw new Error(`no training ${trainingId}`);
  return aggregate;
}

/** Nominates people and has their agency approve them, in order; each is confirmed or waits. */
export async function givenApproved(
  deps: AllDeps,
  { admin }: Place,
  trainingId: string,
  people: readonly PersonView[],
): Promise<Enrollment[]> {
  const personIds = people.map(({ person }) => person.id);
  const approved: Enrollment[] = [];
  for (let n = 0; n < personIds.length; n += 20) {
    await nominate(deps, admin, { trainingId, personIds: personIds.slice(n, n + 20) });
  }
  for (const personId of personIds) {
    approved.push(await decideNomination(deps, admin, { trainingId, personId, decision: 'APPROVE' }));
  }
  return approved;
}

/** The clock at an instant, and every session that is over by then ended. */
export async function whenItIs({ deps, clock }: Pick<TestTable, 'deps' | 'clock'>, trainingId: string, now: Instant) {
  clock.set(now);
  const { sessions } = await aggregateOf(deps, trainingId);
  for (const { id, endsAt, status } of sessions) {
    if (status === 'PLANNED' && endsAt <= now) await endSession(deps, trainingId, id);
  }
}
