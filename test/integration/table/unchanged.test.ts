import { updateInstrument } from '../../../core/evaluation/update-instrument';
import { updatePlan } from '../../../core/evaluation/update-plan';
import { createSchemeVersion, updateSchemeVersion } from '../../../core/incentive/edit-scheme';
import { bindAccount } from '../../../core/people/bind-account';
import type { Person } from '../../../core/people/people';
import { updatePerson } from '../../../core/people/update-person';
import { updateProfile } from '../../../core/people/update-profile';
import type { TrainingAggregate } from '../../../core/ports';
import { createProgram } from '../../../core/training/create-program';
import { rescheduleSession } from '../../../core/training/reschedule-session';
import type { Program, Session } from '../../../core/training/training';
import { updateProgram } from '../../../core/training/update-program';
import { updateSession } from '../../../core/training/update-session';
import { updateTraining } from '../../../core/training/update-training';
import { givenOpen, givenPeople, givenPlace, newcomer, type Place, provinceAdmin } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';

interface Scene {
  readonly place: Place;
  readonly program: Program;
  readonly open: TrainingAggregate;
  readonly session: Session;
  readonly person: Person;
}

let table: TestTable;
let scene: Scene;

beforeAll(async () => {
  table = await withTable();
  const place = await givenPlace(table.deps);
  const [registered] = await givenPeople(table.deps, place.agency.id, 1);
  const open = await givenOpen(table.deps, place);
  const [session] = open.sessions;
  if (registered === undefined || session === undefined) throw new Error('an empty scene');
  scene = { place, program: place.program, open, session, person: registered.person };
});
afterAll(() => table.close());

const sessionNamed = ({ open, session }: Scene) => ({
  trainingId: open.training.id,
  sessionId: session.id,
  expectedVersion: session.version,
});

/** Each update of an entity, with what it holds already; the entity as it is. */
const updates: Readonly<Record<string, (scene: Scene) => Promise<readonly [updated: unknown, asItIs: unknown]>>> = {
  'a training': async ({ place, open: { training } }) => {
    const { id, version: expectedVersion, title, location, partnerIds, hasTest } = training;
    const command = { id, expectedVersion, title, location, partnerIds, hasTest };
    return [await updateTraining(table.deps, place.organizer, command), training];
  },
  'a session': async (scene) => {
    const { jp, topic, facilitatorId } = scene.session;
    const command = { ...sessionNamed(scene), jp, topic, facilitatorId };
    return [await updateSession(table.deps, scene.place.organizer, command), scene.session];
  },
  'the times of a session': async (scene) => {
    const command = { ...sessionNamed(scene), startsAt: '2026-10-20T09:00:00+07:00', endsAt: scene.session.endsAt };
    return [await rescheduleSession(table.deps, scene.place.organizer, command), scene.session];
  },
  'a program, design included': async ({ program }) => {
    const { id, version: expectedVersion, name, objectives } = program;
    return [await updateProgram(table.deps, provinceAdmin, { id, expectedVersion, name, objectives }), program];
  },
  'a person': async ({ person }) => {
    const { id, version: expectedVersion, rank, contractStart, active } = person;
    const command = { id, expectedVersion, rank, contractStart, active };
    return [await updatePerson(table.deps, provinceAdmin, command), person];
  },
  'a profile': async ({ person, place }) => {
    const { id, version: expectedVersion } = person;
    const { name, nip, email } = newcomer(1, place.agency.id);
    const spaced = `${nip.slice(0, 8)} ${nip.slice(8)}`;
    return [await updateProfile(table.deps, provinceAdmin, { id, expectedVersion, name, nip: spaced, email }), person];
  },
  'a plan': async ({ place }) => {
    const programId = (await ownProgram(place)).id;
    const [plan] = await table.deps.reads.plansOf(programId);
    const command = { ...required(plan), expectedVersion: 1 };
    return [await updatePlan(table.deps, provinceAdmin, command), plan];
  },
  'an instrument': async ({ place }) => {
    const programId = (await ownProgram(place)).id;
    const [instrument] = await table.deps.reads.instrumentsOf(programId);
    const command = { ...required(instrument), expectedVersion: 1 };
    return [await updateInstrument(table.deps, provinceAdmin, command), instrument];
  },
  'a draft of a scheme': async ({ place }) => {
    const programId = (await ownProgram(place)).id;
    const [published] = await table.deps.reads.schemesOf(programId);
    const draft = await createSchemeVersion(table.deps, provinceAdmin, { ...required(published), schemeVersion: 2 });
    return [await updateSchemeVersion(table.deps, provinceAdmin, { ...draft, expectedVersion: 1 }), draft];
  },
  'an account': async ({ person }) => {
    const command = { subject: 'sub-1', personId: person.id, agencyId: null, partnerId: null };
    const account = await bindAccount(table.deps, provinceAdmin, { ...command, roles: ['PARTICIPANT', 'SUPERVISOR'] });
    const again = { ...command, roles: ['SUPERVISOR', 'PARTICIPANT'], expectedVersion: 1 } as const;
    return [await bindAccount(table.deps, provinceAdmin, again), account];
  },
};

/** Whose plan and instruments no training has pinned. */
const ownProgram = async ({ program }: Place): Promise<Program> => {
  return createProgram(table.deps, provinceAdmin, { ...program, id: undefined });
};

function required<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('the program has none');
  return found;
}

it.each(Object.keys(updates))('%s that stays as it is gets no entry and no version', async (name) => {
  const before = (await entries()).length;
  const [updated, asItIs] = await required(updates[name])(scene);
  expect(updated).toEqual(asItIs);
  const written = (await entries()).slice(before).map(({ action }) => action);
  expect(written.filter((action) => /update|reschedule/i.test(action))).toEqual([]);
  expect(written.filter((action) => action === 'account.bind')).toHaveLength(name === 'an account' ? 1 : 0);
});

async function entries() {
  const { rows } = await table.deps.reads.journalOfDay('2026-10-01', { first: 100 });
  return rows.map(({ node }) => node);
}
