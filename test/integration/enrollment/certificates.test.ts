import { Change } from '../../../core/change';
import { verifyCertificate } from '../../../core/enrollment/verify-certificate';
import { settleParticipants } from '../../../core/incentive/settle-participants';
import { certificateCheckPage, unknownCertificatePage } from '../../../core/report/certificate-page';
import { printCertificate } from '../../../core/report/print-certificate';
import { wordsIn } from '../../../core/report/words';
import { cancelTraining } from '../../../core/training/cancel-training';
import { finalizeTraining } from '../../../core/training/finalize-training';
import { idOf, sample } from '../../support/entities';
import { failureOf } from '../../support/failures';
import { actor, nipOf, provinceAdmin } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import { agencyId, asPerson, drain, event, givenEnded, participant, put, settle, trainingId } from '../run/scene';
import { apiOver } from '../schema/api';

const NAME = 'Siti <Rahasia> & "Putri"';
const personId = participant(1);
let table: TestTable;

beforeEach(async () => {
  table = await withTable();
  const signatory = { office: 'BPSDM Provinsi Lampung', position: 'Kepala' };
  await givenEnded(table, { people: 2, training: { organizerId: agencyId, signatory } });
  await put(table.deps, [sample('Agency', { id: agencyId })]);
  const profile = { name: NAME, nip: nipOf(1), email: 'p1@contoh.go.id', language: 'id' } as const;
  const header = { actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' };
  await table.deps.store.commit(new Change(header).profile(personId, profile, true));
  await settle(table);
});
afterEach(() => table.close());

const codeOf = async (): Promise<string> =>
  (await table.deps.store.get('Enrollment', { trainingId, personId }))?.certificate?.code ?? '';
const version = async () => (await table.deps.store.get('Training', { id: trainingId }))?.version ?? 0;
const check = async () => verifyCertificate(table.depsWithoutVault, await codeOf());

it('is provisional until the training is final, then valid, and revoked when it is cancelled', async () => {
  expect(await check()).toMatchObject({ state: 'PROVISIONAL', jp: 20 });
  await finalizeTraining(table.deps, provinceAdmin, { id: trainingId, expectedVersion: await version() });
  expect(await check()).toMatchObject({ state: 'VALID' });
});

it('keeps its number when it is taken back', async () => {
  const { number } = await check();
  expect(number).toMatch(/^[0-9A-Z]{6}\/[0-9A-Z]{8}\/X\/2026$/);
  await cancelTraining(table.deps, provinceAdmin, {
    id: trainingId,
    expectedVersion: await version(),
    reason: 'Batal',
  });
  await settleParticipants(table.deps, event('TrainingCancelled'));
  await drain(table, table.deps);
  const revoked = await check();
  expect(revoked).toMatchObject({ state: 'REVOKED', number, jp: 0 });
  const page = certificateCheckPage(wordsIn('en'), revoked);
  expect(page).toContain('Revoked certificate');
  expect(page).not.toContain('JP');
});

it('is checked by two reads of one item each behind one query, in any spelling of the code', async () => {
  const code = await codeOf();
  const calls = await table.meter.during(() => verifyCertificate(table.deps, ` ${code.toLowerCase()} `));
  expect(calls.map(({ operation }) => operation)).toEqual(['Query', 'GetItem', 'GetItem']);
  expect(await failureOf(verifyCertificate(table.deps, 'AAAA-BBBB-CCCC-DDDD'))).toEqual({
    code: 'NOT_FOUND',
    fields: ['code'],
  });
});

it('tells everybody what it proves and nobody whom it is about', async () => {
  const view = await check();
  for (const language of ['id', 'en'] as const) {
    const page = certificateCheckPage(wordsIn(language), view);
    for (const told of [view.number, view.certificate.code, 'Manajemen Risiko', '20 JP', 'Kepala, BPSDM', '2026']) {
      expect(page).toContain(told);
    }
    expect(page).not.toMatch(/Siti|Rahasia|per_|trn_|agy_/);
    expect(unknownCertificatePage(wordsIn(language))).toContain(`<html lang="${language}">`);
  }
});

it('is printed with the name for its holder alone', async () => {
  const api = apiOver(table.deps);
  const query = 'query ($id: ID!) { certificate(enrollmentId: $id) { filename mediaType content checksum } }';
  const variables = { id: `${trainingId}.${personId}` };
  const { certificate } = await api.get(asPerson(personId), query, variables);
  expect(certificate.content).toContain('Siti &lt;Rahasia&gt; &amp; &quot;Putri&quot;');
  expect(certificate.content).toContain(`siger.test/certificates/${await codeOf()}`);
  expect(certificate.mediaType).toBe('text/html; charset=utf-8');

  const command = { trainingId, personId, language: 'id', host: 'siger.test' } as const;
  const others = [
    asPerson(participant(2)),
    actor(['SUPERVISOR'], { personId: idOf('person', 900) }),
    actor(['AGENCY_ADMIN', 'ORGANIZER', 'PROVINCE_ADMIN', 'AUDITOR', 'FINANCE', 'PARTNER'], { agencyId }),
  ];
  for (const who of others) {
    expect(await failureOf(printCertificate(table.deps, who, command))).toMatchObject({ code: 'NOT_FOUND' });
  }
});
