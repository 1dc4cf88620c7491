import type { Platform } from '../platform';
import type { Checks } from './checks';
import { setOffExample, workedBudget, workedTraining } from './data/worked-example';
import type { GraphqlClient } from './graphql-client';
import type { PlannedTraining, Story } from './story';
import { administrator, type World } from './world';

const approver = 'demo-approver';
const payer = 'demo-payer';

/**
 * An incentive is submitted, approved and paid; a mistaken correction takes it back, so that the money is owed; corrected again, it is
 * set off against the debt: nobody pays back what they are about to be paid.
 */
export async function setOff(
  platform: Platform,
  client: GraphqlClient,
  world: World,
  story: Story,
  checks: Checks,
  training: PlannedTraining,
): Promise<void> {
  const { person, rupiah, mistaken } = setOffExample;
  const of = { programId: world.program(workedTraining.program), year: workedBudget.year };
  for (const [subject, role, holder] of [
    [approver, 'PROVINCE_ADMIN', 'bpsdm/sekretaris'],
    [payer, 'FINANCE', 'bpsdm/kasubbag-umum'],
  ] as const) {
    await client.send(
      administrator,
      'mutation ($input: BindAccountInput!) { bindAccount(input: $input) { subject } }',
      { input: { subject, roles: [role], personId: world.person(holder) } },
    );
  }
  const before = await budget();
  const award = await awardOf();
  await pay(award.id);
  const paid = { ...before, proposed: before.proposed - rupiah, settled: before.settled + rupiah };
  await compare('paid', paid, [rupiah, 'SETTLED'], []);
  await record('ABSENT');
  const owed = { ...paid, settled: before.settled, toRecover: before.toRecover + rupiah };
  await compare('taken back', owed, [0, 'APPROVED'], [[rupiah, 0, 'DUE']]);
  await record('PRESENT');
  await compare('set off', paid, [rupiah, 'SETTLED'], [[0, rupiah, 'SET_OFF']]);

  async function pay(id: string): Promise<void> {
    const { submitAwardBatch } = await client.send<{ submitAwardBatch: { id: string; hash: string } }>(
      administrator,
      'mutation ($input: SubmitAwardBatchInput!) { submitAwardBatch(input: $input) { id hash } }',
      { input: { awards: [id] } },
    );
    await client.send(
      approver,
      'mutation ($input: ApproveAwardBatchInput!) { approveAwardBatch(input: $input) { status } }',
      { input: submitAwardBatch },
    );
    await client.send(
      payer,
      'mutation ($rows: [SettlementInput!]!) { importSettlements(rows: $rows) { award { status } } }',
      { rows: [{ award: id, reference: '00071/SP2D', amount: rupiah }] },
    );
  }

  async function record(mark: 'ABSENT' | 'PRESENT'): Promise<void> {
    for (const session of mistaken) await story.record(training, session, [[person, mark]]);
    await platform.drained();
  }

  async function compare(
    when: string,
    money: Awaited<ReturnType<typeof budget>>,
    figures: readonly [amount: number, status: string],
    debts: readonly (readonly [amount: number, setOff: number, status: string])[],
  ): Promise<void> {
    const { amount, status } = await awardOf();
    checks.equal(`an incentive, ${when}`, [amount, status], figures);
    checks.equal(`its budget, ${when}`, await budget(), money);
    checks.equal(`what is owed of it, ${when}`, await recoveries(), debts);
  }

  async function awardOf(): Promise<{ id: string; amount: number; status: string }> {
    const { awardsOfPerson } = await client.send<{
      awardsOfPerson: {
        edges: { node: { id: string; trainingId: string; stage: string; amount: number; status: string } }[];
      };
    }>(
      administrator,
      'query ($id: ID!) { awardsOfPerson(personId: $id) { edges { node { id trainingId stage amount status } } } }',
      { id: world.person(person) },
    );
    const found = awardsOfPerson.edges
      .map(({ node }) => node)
      .find(({ trainingId, stage }) => trainingId === training.id && stage === 'APPLICATION');
    if (found === undefined) throw new Error(`${person} has no award`);
    return found;
  }

  async function budget() {
    const { budget } = await client.send<{
      budget: { available: number; proposed: number; approved: number; settled: number; toRecover: number };
    }>(
      administrator,
      `query ($programId: ID!, $year: Int!) {
        budget(programId: $programId, year: $year) { available proposed approved settled toRecover }
      }`,
      of,
    );
    return budget;
  }

  async function recoveries() {
    const { recoveries } = await client.send<{
      recoveries: {
        edges: {
          node: { amount: number; setOff: number; status: string; trainingId: string; person: { id: string } };
        }[];
      };
    }>(
      payer,
      `query ($programId: ID!, $year: Int!) {
        recoveries(programId: $programId, year: $year) { edges { node { amount setOff status trainingId person { id } } } }
      }`,
      of,
    );
    return recoveries.edges
      .filter(({ node }) => node.trainingId === training.id && node.person.id === world.person(person))
      .map(({ node: { amount, setOff, status } }) => [amount, setOff, status]);
  }
}
