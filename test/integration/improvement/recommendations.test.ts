import type { Actor } from '../../../core/access';
import { applyRecommendations } from '../../../core/improvement/apply-recommendations';
import { commentOnRecommendation } from '../../../core/improvement/comment-on-recommendation';
import { acceptRecommendation, declineRecommendation } from '../../../core/improvement/decide-recommendation';
import { outcomesOf } from '../../../core/improvement/outcome';
import { proposeRecommendation } from '../../../core/improvement/propose-recommendation';
import type { Recommendation } from '../../../core/improvement/recommendation';
import {
  listComments,
  listDesigns,
  listFindings,
  listRecommendations,
  viewRecommendation,
} from '../../../core/improvement/view-improvement';
import { updateProgram } from '../../../core/training/update-program';
import { idOf } from '../../support/entities';
import { failureOf } from '../../support/failures';
import { actor, provinceAdmin } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import {
  answers,
  asPartner,
  fewAttend,
  givenClosed,
  givenProgram,
  keyOfLowItem,
  lowItem,
  partnerId,
  programId,
  stranger,
} from './scene';

let table: TestTable;
beforeEach(async () => {
  table = await withTable();
  await givenProgram(table);
  await givenClosed(table, 1, { designVersion: 1, findings: [lowItem], contribution: answers(36, 2) });
});
afterEach(() => table.close());

const auditor = actor(['AUDITOR']);
const organizer = actor(['ORGANIZER'], { agencyId: idOf('agency') });
const proposal = {
  programId,
  title: 'Lebih banyak praktik',
  text: 'Peserta belum menerapkan penyusunan rencana.',
  language: 'id',
} as const;
const summary = { text: 'Praktik menempati dua sesi.', language: 'id' } as const;

function propose(by: Actor = asPartner, differing: object = {}): Promise<Recommendation> {
  return proposeRecommendation(table.deps, by, { ...proposal, findings: [keyOfLowItem(1)], ...differing });
}
const decided = ({ id, version }: Recommendation) => ({ programId, id, expectedVersion: version });
const accept = (one: Recommendation) => acceptRecommendation(table.deps, provinceAdmin, decided(one));
const apply = (ids: readonly string[], expectedVersion = 1) =>
  applyRecommendations(table.deps, provinceAdmin, { programId, expectedVersion, recommendations: ids, summary });
const stored = ({ id }: Recommendation) => table.deps.store.get('Recommendation', { programId, id });

describe('findings of a program', () => {
  it('are told latest first to its partners, the province and the auditor, and to nobody else', async () => {
    await givenClosed(table, 2, { designVersion: 1, findings: [lowItem, fewAttend] });
    await givenClosed(table, 3, { designVersion: 1 });
    for (const reader of [asPartner, provinceAdmin, auditor]) {
      const { rows, hasNextPage } = await listFindings(table.deps, reader, { programId, first: 1 });
      expect(hasNextPage).toBe(true);
      expect(rows[0]?.node).toEqual([
        expect.objectContaining({ trainingId: idOf('training', 2), level: 'BEHAVIOR', designVersion: 1, ...lowItem }),
        expect.objectContaining(fewAttend),
      ]);
      const after = await listFindings(table.deps, reader, { programId, first: 5, after: rows[0]?.cursor });
      expect(after.rows.map(({ node }) => node[0]?.trainingId)).toEqual([idOf('training', 1)]);
    }
    for (const other of [stranger, organizer, actor(['PARTICIPANT']), actor(['AGENCY_ADMIN'])]) {
      expect(await failureOf(listFindings(table.deps, other, { programId, first: 1 }))).toEqual({
        code: 'NOT_FOUND',
        fields: ['programId'],
      });
    }
  });
});

describe('a recommendation', () => {
  it('is proposed by a partner or the province, with the findings it answers as they were', async () => {
    const id = idOf('recommendation', 7);
    const proposed = await propose(asPartner, { id });
    expect(proposed).toMatchObject({
      ...proposal,
      id,
      status: 'OPEN',
      findings: [{ ...lowItem, ...keyOfLowItem(1), level: 'BEHAVIOR', designVersion: 1 }],
      author: { by: 'unila', role: 'PARTNER', partnerId },
    });
    expect(await propose(asPartner, { id })).toEqual(proposed);
    expect(await failureOf(propose(asPartner, { id, title: 'Lain' }))).toMatchObject({ code: 'ID_TAKEN' });
    expect((await propose(provinceAdmin)).author).toEqual({ by: 'province', role: 'PROVINCE_ADMIN', partnerId: null });
    const [entry] = (await table.deps.reads.journalOfEntity(id, { first: 5 })).rows;
    expect(entry?.node).toMatchObject({ action: 'recommendation.propose', actor: 'unila', role: 'PARTNER' });
  });

  it('names findings that were made in the program', async () => {
    const refused = (findings: readonly object[]) => failureOf(propose(provinceAdmin, { findings }));
    expect(await refused([])).toEqual({ code: 'BAD_INPUT', fields: ['findings'] });
    expect(await refused([keyOfLowItem(1), keyOfLowItem(1)])).toEqual({ code: 'BAD_INPUT', fields: ['findings.1'] });
    expect(await refused([{ ...keyOfLowItem(1), raterKind: 'PEER' }])).toEqual({
      code: 'NOT_FOUND',
      fields: ['findings.0'],
    });
    const elsewhere = { ...proposal, programId: idOf('program', 2), findings: [keyOfLowItem(1)] };
    expect(await failureOf(proposeRecommendation(table.deps, provinceAdmin, elsewhere))).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await failureOf(propose(provinceAdmin, { text: 'a'.repeat(2001) }))).toEqual({
      code: 'BAD_INPUT',
      fields: ['text'],
    });
  });

  it('takes no part of a partner that serves another program, or whose agreement has ended', async () => {
    for (const other of [stranger, organizer, auditor]) {
      expect(await failureOf(propose(other))).toEqual({ code: 'NOT_FOUND', fields: ['programId'] });
    }
    table.clock.set('2028-12-31T16:59:59.000Z');
    const proposed = await propose();
    table.clock.set('2028-12-31T17:00:00.000Z');
    expect(await failureOf(propose())).toEqual({ code: 'AGREEMENT_ENDED', fields: ['programId'] });
    const comment = { programId, recommendationId: proposed.id, text: 'Setuju', language: 'id' } as const;
    expect(await failureOf(commentOnRecommendation(table.deps, asPartner, comment))).toMatchObject({
      code: 'AGREEMENT_ENDED',
    });
    expect(await viewRecommendation(table.deps, asPartner, { programId, id: proposed.id })).toEqual(proposed);
  });

  it('is discussed by partners and the province; what was said stays, in its order', async () => {
    const { id: recommendationId } = await propose();
    const say = (by: Actor, text: string, id?: string) =>
      commentOnRecommendation(table.deps, by, { programId, recommendationId, text, language: 'id', id });
    const first = await say(asPartner, 'Fasilitator kami siap mendampingi.', idOf('comment', 1));
    const second = await say(provinceAdmin, 'Berapa sesi yang diperlukan?', idOf('comment', 2));
    expect(await say(asPartner, first.text, first.id)).toEqual(first);
    expect(await failureOf(say(asPartner, 'Lain', first.id))).toMatchObject({ code: 'ID_TAKEN' });
    expect(await failureOf(say(organizer, 'Boleh?'))).toMatchObject({ code: 'NOT_FOUND' });
    const elsewhere = { programId, recommendationId: idOf('recommendation', 99), text: 'x', language: 'id' } as const;
    expect(await failureOf(commentOnRecommendation(table.deps, asPartner, elsewhere))).toEqual({
      code: 'NOT_FOUND',
      fields: ['recommendationId'],
    });
    const discussion = { programId, id: recommendationId, first: 1 };
    const page = await listComments(table.deps, auditor, discussion);
    expect(page.rows.map(({ node }) => node)).toEqual([first]);
    const rest = await listComments(table.deps, asPartner, { ...discussion, after: page.rows[0]?.cursor });
    expect(rest.rows.map(({ node }) => node)).toEqual([second]);
    expect(await failureOf(listComments(table.deps, stranger, discussion))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is accepted or declined by the province alone; an illegal step changes nothing', async () => {
    const [one, other] = [await propose(), await propose()];
    expect(await failureOf(acceptRecommendation(table.deps, asPartner, decided(one)))).toMatchObject({
      code: 'NOT_FOUND',
    });
    const accepted = await accept(one);
    expect(accepted).toMatchObject({ status: 'ACCEPTED', decidedBy: 'province', version: 2 });
    expect(await failureOf(accept(one))).toMatchObject({ code: 'STALE_VERSION' });
    expect(await failureOf(accept(accepted))).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
    expect(await stored(one)).toEqual(accepted);

    const decline = (of: Recommendation, reason: string) =>
      declineRecommendation(table.deps, provinceAdmin, { ...decided(of), reason });
    expect(await failureOf(decline(other, ' '))).toEqual({ code: 'BAD_INPUT', fields: ['reason'] });
    const declined = await decline(other, 'Anggaran tidak cukup');
    expect(declined).toMatchObject({ status: 'DECLINED', reason: 'Anggaran tidak cukup' });
    expect(await failureOf(accept(declined))).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
    expect(await failureOf(apply([declined.id]))).toEqual({
      code: 'ILLEGAL_TRANSITION',
      fields: ['recommendations.0'],
    });
    expect(await decline(accepted, 'Ternyata tidak dapat dilaksanakan')).toMatchObject({ status: 'DECLINED' });

    const of = { programId, first: 10 };
    const idsOf = async (status?: Recommendation['status']) =>
      (await listRecommendations(table.deps, asPartner, { ...of, status })).rows.map(({ node }) => node.id);
    const open = await propose();
    expect(await idsOf('OPEN')).toEqual([open.id]);
    expect(await idsOf('DECLINED')).toEqual([other.id, one.id]);
    expect(await idsOf()).toEqual([open.id, other.id, one.id]);
    expect(await failureOf(listRecommendations(table.deps, stranger, of))).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the next design', () => {
  it('contains accepted recommendations, all or none, and says so', async () => {
    const [first, second] = [await accept(await propose()), await accept(await propose(provinceAdmin))];
    const open = await propose();
    expect(await failureOf(apply([first.id, open.id]))).toEqual({
      code: 'ILLEGAL_TRANSITION',
      fields: ['recommendations.1'],
    });
    expect(await failureOf(apply([first.id, first.id]))).toEqual({ code: 'BAD_INPUT', fields: ['recommendations.1'] });
    expect(await failureOf(apply([idOf('recommendation', 99)]))).toEqual({
      code: 'NOT_FOUND',
      fields: ['recommendations.0'],
    });
    expect(await failureOf(apply([first.id], 9))).toMatchObject({ code: 'STALE_VERSION' });
    expect(await stored(first)).toEqual(first);
    expect(await listDesigns(table.deps, asPartner, programId)).toHaveLength(1);

    const objectives = [{ kind: 'ATTITUDE', text: 'Berani mencoba', textEn: 'Dares to try' }] as const;
    const applied = await applyRecommendations(table.deps, provinceAdmin, {
      programId,
      expectedVersion: 1,
      recommendations: [first.id, second.id],
      summary,
      objectives,
    });
    expect(applied).toMatchObject({ designVersion: 2, objectives, version: 2 });
    for (const one of [first, second]) expect(await stored(one)).toMatchObject({ status: 'APPLIED', designVersion: 2 });
    expect(await failureOf(apply([first.id], 2))).toMatchObject({ code: 'ILLEGAL_TRANSITION' });

    const [entry] = (await table.deps.reads.journalOfEntity(programId, { first: 1 })).rows;
    expect(entry?.node.action).toBe('program.applyRecommendations');
    expect(entry?.node.events).toEqual(
      [first, second].map(({ id }) => ({
        type: 'RecommendationApplied',
        aggregateId: programId,
        data: { programId, recommendationId: id },
      })),
    );
    // The same objectives under another name are no new design.
    await updateProgram(table.deps, provinceAdmin, { id: programId, expectedVersion: 2, name: 'Risiko', objectives });
    const others = [{ ...objectives[0], kind: 'SKILL' }] as const;
    await updateProgram(table.deps, provinceAdmin, { id: programId, expectedVersion: 3, objectives: others });
    const designs = await listDesigns(table.deps, asPartner, programId);
    expect(
      designs.map(({ design, recommendations }) => [design.designVersion, recommendations.map(({ id }) => id)]),
    ).toEqual([
      [1, []],
      [2, [first.id, second.id]],
      [3, []],
    ]);
    expect(designs[1]?.design).toMatchObject({ summary, objectives, planVersion: 1, schemeVersion: 1 });
    expect(await failureOf(listDesigns(table.deps, stranger, programId))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('shows by the next evaluations whether the finding went away', async () => {
    const accepted = await accept(await propose());
    await apply([accepted.id]);
    const outcomes = async () => {
      const recommendation = await viewRecommendation(table.deps, asPartner, { programId, id: accepted.id });
      return outcomesOf(await table.deps.reads.contributionsOf(programId), recommendation);
    };
    // One more run under the first design says nothing of the second.
    await givenClosed(table, 2, { designVersion: 1, contribution: answers(10, 5) });
    expect(await outcomes()).toEqual([{ status: 'NOT_YET_MEASURED', later: [] }]);
    await givenClosed(table, 3, { designVersion: 2, contribution: answers(4, 2) });
    expect(await outcomes()).toEqual([
      { status: 'STILL_PRESENT', later: [{ designVersion: 2, trainings: 1, value: 200, n: 4, below: true }] },
    ]);
    await givenClosed(table, 4, { designVersion: 2, contribution: answers(4, 4) });
    expect(await outcomes()).toEqual([
      { status: 'GONE', later: [{ designVersion: 2, trainings: 2, value: 300, n: 8, below: false }] },
    ]);
    await givenClosed(table, 5, { designVersion: 3, contribution: answers(6, 1) });
    expect(await outcomes()).toMatchObject([{ status: 'STILL_PRESENT', later: [{ below: false }, { below: true }] }]);
  });
});
