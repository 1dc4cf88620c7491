import type { Actor } from '../../../core/access';
import { Change } from '../../../core/change';
import { sha256 } from '../../../core/digest';
import { closeWave } from '../../../core/evaluation/close-wave';
import type { Task } from '../../../core/evaluation/evaluation';
import { submitResponse } from '../../../core/evaluation/submit-response';
import { encodeTaskId } from '../../../core/evaluation/task-id';
import { exportProgramReport } from '../../../core/report/export-program-report';
import { exportWaveReport } from '../../../core/report/export-wave-report';
import { reportFormats } from '../../../core/report/report';
import { idOf, sample } from '../../support/entities';
import { actor, nipOf, provinceAdmin } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import {
  agencyId,
  asPerson,
  behaviorAnswers,
  drain,
  givenEnded,
  openBehavior,
  participant,
  programId,
  put,
  settle,
  trainingId,
} from '../run/scene';
import { type Api, apiOver } from '../schema/api';

jest.setTimeout(60_000);

const PEOPLE = 6;
const partnerId = idOf('partner');
const waveId = `${trainingId}.BEHAVIOR`;
const query = `query ($waveId: ID!, $format: ReportFormat!, $language: Language) {
  waveReport(waveId: $waveId, format: $format, language: $language) { filename mediaType content checksum }
}`;

/** A wave of level BEHAVIOR that everybody answers about themselves, and two peers with `bySomePeers` points of 25. */
async function givenWave(bySomePeers: number): Promise<TestTable> {
  const table = await withTable();
  await givenEnded(table, { people: PEOPLE, training: { partnerIds: [partnerId], organizerId: agencyId } });
  await put(table.deps, [sample('Agency', { id: agencyId })]);
  const header = { actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' };
  for (let n = 1; n <= PEOPLE; n++) {
    const profile = { name: `Nama Rahasia ${n}`, nip: nipOf(n), email: `p${n}@contoh.go.id`, language: 'id' } as const;
    await table.deps.store.commit(new Change(header).profile(participant(n), profile, true));
  }
  await settle(table);
  await openBehavior(table);
  const tasks = await table.deps.reads.tasksInRange(trainingId, 'BEHAVIOR', { from: 'a', to: 'z' });
  const answer = (task: Task, answers: ReturnType<typeof behaviorAnswers>) =>
    submitResponse(table.deps, asPerson(task.raterId), { taskId: encodeTaskId(task), answers });
  const of = (kind: Task['raterKind']) => tasks.filter(({ raterKind }) => raterKind === kind);
  for (const [i, task] of of('SELF').entries()) await answer(task, { ...behaviorAnswers(18), example: `Contoh ${i}` });
  for (const task of of('PEER').slice(0, 2)) await answer(task, behaviorAnswers(bySomePeers));
  return table;
}

async function close(table: TestTable): Promise<void> {
  table.clock.set('2027-03-27T17:00:00.000Z');
  await closeWave(table.deps, trainingId, 'BEHAVIOR');
  await drain(table, table.deps);
}

describe('the report of a wave over the API', () => {
  let table: TestTable;
  let api: Api;
  beforeAll(async () => {
    table = await givenWave(20);
    api = apiOver(table.deps);
  });
  afterAll(() => table.close());

  it('does not exist before the close', async () => {
    const { errors } = await api.ask(provinceAdmin, query, { waveId, format: 'HTML' });
    expect(errors[0]?.extensions).toMatchObject({ code: 'NO_RESULTS_YET', problems: [{ field: 'waveId' }] });
    await close(table);
  });

  it('is a file in the language that was asked for, else in the request’s', async () => {
    const { waveReport } = await api.get(provinceAdmin, query, { waveId, format: 'HTML', language: 'en' });
    expect(waveReport).toMatchObject({
      filename: `evaluation_${waveId}.en.html`,
      mediaType: 'text/html; charset=utf-8',
      checksum: await sha256(waveReport.content),
    });
    expect(waveReport.content).toContain('Evaluation report: Behavior');
    expect(waveReport.content).toContain('<svg ');
    const csv = (await api.get(provinceAdmin, query, { waveId, format: 'CSV' })).waveReport;
    expect(csv).toMatchObject({ filename: `evaluation_${waveId}.id.csv`, mediaType: 'text/csv; charset=utf-8' });
    expect(csv.content.startsWith('\uFEFFtraining_id,training,')).toBe(true);
    expect(csv.content).toContain('Menerapkan hasil pelatihan dalam pekerjaan sehari-hari.');
    expect(api.reported).toEqual([]);
  });

  it.each([
    ['the province', provinceAdmin, true],
    ['the organizer', actor(['ORGANIZER'], { agencyId }), true],
    ['a partner of the training', actor(['PARTNER'], { partnerId }), false],
    ['an auditor', actor(['AUDITOR']), false],
  ])('is shown to %s, with what was written to it or without', async (_, reader, readsTexts) => {
    for (const format of reportFormats) {
      const { content } = (await api.get(reader, query, { waveId, format })).waveReport;
      expect(content.includes('Contoh 3')).toBe(readsTexts);
      expect(content).not.toMatch(/Nama Rahasia|per_|contoh\.go\.id|19800101/);
    }
  });

  it.each([
    ['another partner', actor(['PARTNER'], { partnerId: idOf('partner', 2) })],
    ['an organizer of another agency', actor(['ORGANIZER'], { agencyId: idOf('agency', 2) })],
    ['a participant', asPerson(participant(1))],
    ['finance', actor(['FINANCE'])],
  ])('is nothing that %s could find', async (_, reader) => {
    const { errors } = await api.ask(reader, query, { waveId, format: 'CSV' });
    expect(errors[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('is asked for by the id of a wave of the training', async () => {
    for (const unknown of ['x', `${trainingId}.NONE`, `${idOf('training', 9)}.BEHAVIOR`]) {
      const { errors } = await api.ask(provinceAdmin, query, { waveId: unknown, format: 'CSV' });
      expect(errors[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', problems: [{ field: 'waveId' }] });
    }
  });
});

describe('the report of a program over the API', () => {
  const yearly = `query ($programId: ID!, $format: ReportFormat!, $language: Language) {
    programReport(programId: $programId, year: 2027, format: $format, language: $language) { filename content checksum }
  }`;
  let table: TestTable;
  let api: Api;
  beforeAll(async () => {
    table = await givenWave(20);
    await close(table);
    // Of another organizer, in the same year; its agency tells nothing, since too few answered.
    const second = { trainingId: idOf('training', 2), programId, items: {} };
    await put(table.deps, [
      sample('Training', {
        id: second.trainingId,
        title: 'Bimtek Lain',
        organizerId: idOf('agency', 2),
        status: 'FINALIZED',
        endedAt: '2027-02-01T09:00:00.000Z',
      }),
      sample('TrainingCounts', { trainingId: second.trainingId, confirmed: 30 }),
      sample('Contribution', { ...second, behavior: { n: 4, sum: 20_000 } }),
      sample('Agency', { id: idOf('agency', 2), region: '18.13', name: 'Dinas Lain', nameEn: 'Other Office' }),
      sample('Contribution', { ...second, ofId: idOf('agency', 2), region: '18.13', behavior: { n: 0, sum: 0 } }),
      sample('TrainingPartner', { programId, partnerId, trainingId }),
      sample('Recommendation', { programId, title: 'Dua sesi praktik' }),
      sample('Budget', { programId, year: 2027, total: 7_000_000 }),
    ]);
    api = apiOver(table.deps);
  });
  afterAll(() => table.close());

  /** Values of the file's rows that begin like this, by measure. */
  async function told(reader: Actor, ...begins: readonly string[]): Promise<Record<string, string>> {
    const { content } = (await api.get(reader, yearly, { programId, format: 'CSV' })).programReport;
    const [head = '', ...lines] = (content as string).slice(1).trimEnd().split('\r\n');
    const names = head.split(',');
    const rows = lines.map((line) => line.split(','));
    return Object.fromEntries(
      rows
        .filter((cells) => begins.every((begin, i) => cells[i + 3] === begin))
        .map((cells) => [cells[names.indexOf('measure')], cells[names.indexOf('value')]]),
    );
  }

  it('shows what the roll-ups tell, of the program, each training, agency and region', async () => {
    const { rollUps } = await api.get(
      provinceAdmin,
      'query ($id: ID!) { rollUps(of: { programId: $id }, year: 2027) { level behavior kinds { answered } } }',
      { id: programId },
    );
    const [behavior] = rollUps;
    expect(await told(provinceAdmin, 'program')).toMatchObject({ behavior: String(behavior.behavior / 100) });
    expect(await told(provinceAdmin, 'training', idOf('training', 2))).toMatchObject({
      participants: '30',
      behavior: '50',
    });
    expect(await told(provinceAdmin, 'agency', idOf('agency', 2))).not.toHaveProperty('behavior');
    expect(await told(provinceAdmin, 'agency', idOf('agency', 2))).toHaveProperty('answered');
    expect(await told(provinceAdmin, 'region', '18.13', 'Kabupaten Pesisir Barat')).toHaveProperty('answered');
    expect(await told(provinceAdmin, 'budget')).toMatchObject({ total: '7000000' });
    const page = (await api.get(provinceAdmin, yearly, { programId, format: 'HTML', language: 'en' })).programReport;
    expect(page.filename).toBe(`program_${programId}.2027.en.html`);
    for (const part of ['Bimtek Lain', 'Other Office', 'Pesisir Barat Regency', 'Dua sesi praktik', 'Rp7,000,000']) {
      expect(page.content).toContain(part);
    }
  });

  it('shows a partner the figures of the trainings that it serves, and of the others the total alone', async () => {
    const reader = actor(['PARTNER'], { partnerId });
    expect(await told(reader, 'training', idOf('training', 2))).toEqual({
      participants: '30',
      completed: expect.any(String),
    });
    expect(await told(reader, 'training', trainingId)).toHaveProperty('answered');
    expect(await told(reader, 'agency')).toEqual({});
    expect(await told(reader, 'budget')).toEqual({});
    const { content } = (await api.get(reader, yearly, { programId, format: 'HTML' })).programReport;
    expect(content).toContain('tidak ditampilkan kepada Anda');
    expect(content).not.toMatch(/Nama Rahasia|per_/);
  });

  it.each([
    ['another partner', actor(['PARTNER'], { partnerId: idOf('partner', 2) })],
    ['an organizer, whose trainings are some of it', actor(['ORGANIZER'], { agencyId })],
    ['an agency’s administrator', actor(['AGENCY_ADMIN'], { agencyId })],
    ['finance', actor(['FINANCE'])],
  ])('is nothing that %s could find', async (_, reader) => {
    const { errors } = await api.ask(reader, yearly, { programId, format: 'CSV' });
    expect(errors[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', problems: [{ field: 'programId' }] });
  });

  it('asks the table the same number of times, however many trainings there are', async () => {
    const measured = async () => (await table.meter.during(() => told(provinceAdmin, 'program'))).length;
    const few = await measured();
    for (let n = 10; n < 40; n++) {
      const its = { id: idOf('training', n), endedAt: '2027-02-01T09:00:00.000Z', status: 'FINALIZED' } as const;
      const contribution = sample('Contribution', { trainingId: its.id, programId, items: {} });
      await put(table.deps, [sample('Training', its), sample('TrainingCounts', { trainingId: its.id }), contribution]);
    }
    expect(await measured()).toBe(few);
  });
});

it('holds nothing of answers that are withheld: it is the same to the byte, whatever they were', async () => {
  const tables = [await givenWave(5), await givenWave(25)];
  for (const table of tables) await close(table);
  const partner = actor(['PARTNER'], { partnerId });
  const auditor = actor(['AUDITOR']);
  for (const format of reportFormats) {
    const [low, high] = await Promise.all(
      tables.map(({ deps }) =>
        exportWaveReport(deps, partner, { trainingId, code: 'BEHAVIOR', format, language: 'en' }),
      ),
    );
    expect(low?.content).toContain(format === 'CSV' ? 'fewer_than_3' : 'Fewer than 3 people answered');
    expect(low).toEqual(high);
    const [lowYear, highYear] = await Promise.all(
      tables.map(({ deps }) => exportProgramReport(deps, auditor, { programId, year: 2027, format, language: 'en' })),
    );
    expect(lowYear?.content.length).toBeGreaterThan(1_000);
    expect(lowYear).toEqual(highYear);
  }
  for (const table of tables) await table.close();
});
