import { idOf } from '../../support/entities';
import { provinceAdmin } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import { type Api, apiOver } from '../schema/api';
import { answers, asPartner, fewAttend, givenClosed, givenProgram, lowItem, programId } from './scene';

let table: TestTable;
let api: Api;
beforeAll(async () => {
  table = await withTable();
  api = apiOver(table.deps);
  await givenProgram(table);
  await givenClosed(table, 1, { designVersion: 1, findings: [lowItem, fewAttend], contribution: answers(36, 2) });
});
afterAll(() => table.close());

const change = (name: string, input: string, fields: string) =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { ${fields} } }`;
let recommendationId: string;

it('shows a partner what was found, in the units of people, and lets it propose and discuss', async () => {
  const query = `query ($id: ID!) { programFindings(programId: $id) { edges { node { waveId findings {
    id rule raterKind item value threshold n level designVersion training { id title } outcome { status later { value } }
  } } } } }`;
  const { programFindings } = await api.get(asPartner, query, { id: programId });
  const [{ node }] = programFindings.edges;
  expect(node.waveId).toBe(`${idOf('training')}.BEHAVIOR`);
  expect(node.findings).toMatchObject([
    { item: 'planning', value: 2.84, threshold: 3, n: 36, outcome: { status: 'NOT_YET_MEASURED', later: [] } },
    {
      rule: 'ATTENDANCE',
      raterKind: null,
      item: null,
      value: 7600,
      threshold: 8000,
      training: { id: idOf('training') },
    },
  ]);
  const { results } = await api.get(asPartner, 'query ($id: ID!) { results(trainingId: $id) { findings { id } } }', {
    id: idOf('training'),
  });
  const ids = node.findings.map(({ id }: { id: string }) => id);
  expect(results[0].findings.map(({ id }: { id: string }) => id)).toEqual(ids);

  const input = { programId, title: 'Praktik', text: 'Dua sesi praktik.', language: 'id', findings: ids };
  const propose = change(
    'proposeRecommendation',
    'ProposeRecommendationInput',
    'id status author { role partner { name } }',
  );
  const { proposeRecommendation } = await api.get(asPartner, propose, { input });
  expect(proposeRecommendation).toMatchObject({
    status: 'OPEN',
    author: { role: 'PARTNER', partner: { name: 'Universitas Lampung' } },
  });
  recommendationId = proposeRecommendation.id;
  for (const id of ['x', `${idOf('training')}.BEHAVIOR.ITEM_MEAN.NOBODY.planning`]) {
    const { errors } = await api.ask(asPartner, propose, { input: { ...input, findings: [ids[0], id] } });
    expect(errors[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', problems: [{ field: 'findings.1' }] });
  }
  const comment = change(
    'commentOnRecommendation',
    'CommentOnRecommendationInput',
    'text author { role partner { id } }',
  );
  const said = { programId, recommendationId, text: 'Setuju.', language: 'id' };
  const { commentOnRecommendation } = await api.get(provinceAdmin, comment, { input: said });
  expect(commentOnRecommendation).toEqual({ text: 'Setuju.', author: { role: 'PROVINCE_ADMIN', partner: null } });
});

it('turns it into the next design, and tells whether the finding went away', async () => {
  const of = { programId, id: recommendationId };
  const accept = change('acceptRecommendation', 'AcceptRecommendationInput', 'status version');
  const { acceptRecommendation } = await api.get(provinceAdmin, accept, { input: { ...of, expectedVersion: 1 } });
  expect(acceptRecommendation).toEqual({ status: 'ACCEPTED', version: 2 });
  const apply = change('applyRecommendations', 'ApplyRecommendationsInput', 'designVersion version');
  const summary = { text: 'Praktik menempati dua sesi.', language: 'id' };
  const input = { programId, expectedVersion: 1, recommendations: [recommendationId], summary };
  expect((await api.get(provinceAdmin, apply, { input })).applyRecommendations).toEqual({
    designVersion: 2,
    version: 2,
  });
  await givenClosed(table, 2, { designVersion: 2, contribution: answers(8, 4) });

  const query = `query ($programId: ID!, $id: ID!) {
    recommendation(programId: $programId, id: $id) { status designVersion findings { outcome { status later { value below } } } }
    recommendations(programId: $programId, status: APPLIED) { edges { node { id } } }
    recommendationComments(programId: $programId, id: $id) { edges { node { text } } }
    programDesigns(programId: $programId) { designVersion summary { text } recommendations { id } }
  }`;
  expect(await api.get(asPartner, query, of)).toEqual({
    recommendation: {
      status: 'APPLIED',
      designVersion: 2,
      findings: [
        { outcome: { status: 'GONE', later: [{ value: 4, below: false }] } },
        { outcome: { status: 'NOT_YET_MEASURED', later: [] } },
      ],
    },
    recommendations: { edges: [{ node: { id: recommendationId } }] },
    recommendationComments: { edges: [{ node: { text: 'Setuju.' } }] },
    programDesigns: [
      { designVersion: 1, summary: null, recommendations: [] },
      { designVersion: 2, summary: { text: summary.text }, recommendations: [{ id: recommendationId }] },
    ],
  });
  const decline = change('declineRecommendation', 'DeclineRecommendationInput', 'id');
  const { errors } = await api.ask(
    provinceAdmin,
    decline,
    { input: { ...of, expectedVersion: 3, reason: 'Terlambat' } },
    'en',
  );
  expect(errors[0]).toMatchObject({
    message: 'This is not possible while the status is Applied.',
    extensions: { code: 'ILLEGAL_TRANSITION' },
  });
});
