import type { Checks } from '../checks';
import type { Stage } from '../data/worked-example';
import type { GraphqlClient } from '../graphql-client';
import { administrator } from '../world';
import { type Expected, jp, reservedOf } from './expected';
import { kindOf } from './floor';
import type { RawItem } from './item-size';
import type { Member } from './member';
import { type AwardView, awardsOf, type EnrollmentView, enrollmentsOf, queueOf } from './survey';

/** Somebody and what the rules make of what they did. */
export interface Rewarded {
  readonly id: string;
  readonly name: string;
  readonly expected: Expected;
}

/** A training and its participants. */
export interface Attended<P extends Rewarded = Rewarded> {
  readonly client: GraphqlClient;
  readonly checks: Checks;
  readonly everybody: readonly P[];
  readonly trainingId: string;
  /** The table's items, for what the API shows one person at a time. */
  readonly items: readonly RawItem[];
}

interface Outcome extends Attended<Member> {
  readonly programId: string;
  readonly budget: { readonly year: number; readonly total: number };
}

/** Holds what everybody got against what the rules say: each participant computed exactly once, the money to the rupiah. */
export async function checkOutcome(outcome: Outcome): Promise<void> {
  const enrolled = await checkEnrollments(outcome);
  const reserved = expectedReservation(outcome, enrolled);
  await checkAwards(outcome, reserved);
  await checkMoney(outcome, reserved);
  await checkAnswers(outcome);
}

/** Who completed, with their JP and certificates. Answers the enrollments by person. */
export async function checkEnrollments({
  client,
  checks,
  everybody,
  trainingId,
}: Attended): Promise<ReadonlyMap<string, EnrollmentView>> {
  const enrollments = await enrollmentsOf(client, trainingId);
  checks.equal('enrollments', enrollments.length, everybody.length);
  const enrolled = new Map(enrollments.map((enrollment) => [enrollment.personId, enrollment]));
  for (const { id, name, expected } of everybody) {
    const { completed } = expected;
    const enrollment = enrolled.get(id);
    checks.equal(
      `${name} ${id}: enrollment`,
      [enrollment?.status, enrollment?.jp, enrollment !== undefined && enrollment.certificate !== null],
      [completed ? 'COMPLETED' : 'NOT_COMPLETED', completed ? jp[0] + jp[1] : 0, completed],
    );
  }
  return enrolled;
}

/** Both stages of everybody: once each, as the rules say, and as the ledger adds up. */
export async function checkAwards(attended: Attended, reserved: ReadonlySet<string>): Promise<void> {
  for (const stage of ['COMPLETION', 'APPLICATION'] as const) await checkStage(attended, stage, reserved);
}

function expectedReservation(
  { everybody, budget }: Outcome,
  enrolled: ReadonlyMap<string, EnrollmentView>,
): ReadonlySet<string> {
  const candidates = everybody.map(({ id, expected }) => ({
    id,
    score: expected.application.score ?? 0,
    amount: expected.application.amount,
    confirmedAt: enrolled.get(id)?.confirmedAt ?? '',
  }));
  return reservedOf(candidates, budget.total);
}

async function checkStage(
  { client, checks, everybody, trainingId, items }: Attended,
  stage: Stage,
  reserved: ReadonlySet<string>,
): Promise<void> {
  const awards = Map.groupBy(await awardsOf(client, trainingId, stage), ({ person }) => person.id);
  checks.equal(`people with an award of stage ${stage}`, awards.size, everybody.length);
  const ledger = ledgerOf(items, stage);
  for (const { id, name, expected } of everybody) {
    const of = `${name} ${id}: ${stage}`;
    const should = stage === 'COMPLETION' ? expected.completion : expected.application;
    const [award, ...more] = awards.get(id) ?? [];
    checks.equal(`${of}, further awards`, more.length, 0);
    const status = should.amount === 0 ? 'APPROVED' : reserved.has(id) ? 'PROPOSED' : 'PENDING_BUDGET';
    checks.equal(of, figuresOf(award), figuresOf({ ...should, status }));
    checks.equal(`${of}, ledger`, ledger.get(id) ?? [0, 0], [should.points, should.amount]);
  }
}

function figuresOf(award: Omit<AwardView, 'person'> | undefined) {
  return [award?.score, award?.tier, award?.points, award?.amount, award?.status];
}

/** Points and rupiah by person: sums over their entries. */
function ledgerOf(items: readonly RawItem[], stage: Stage): ReadonlyMap<string, readonly [number, number]> {
  const sums = new Map<string, readonly [number, number]>();
  for (const item of items) {
    if (kindOf(item) !== 'LedgerEntry' || item.stage?.S !== stage) continue;
    const personId = String(item.personId?.S);
    const [points, amount] = sums.get(personId) ?? [0, 0];
    sums.set(personId, [points + Number(item.points?.N), amount + Number(item.amount?.N)]);
  }
  return sums;
}

async function checkMoney({ client, checks, everybody, programId, budget }: Outcome, reserved: ReadonlySet<string>) {
  const { budgets } = await client.send<{
    budgets: { year: number; total: number; available: number; reserved: number; waiting: number }[];
  }>(administrator, 'query ($id: ID!) { budgets(programId: $id) { year total available reserved waiting } }', {
    id: programId,
  });
  const paid = everybody.filter(({ expected }) => expected.application.amount > 0);
  const sum = paid
    .filter(({ id }) => reserved.has(id))
    .reduce((all, { expected }) => all + expected.application.amount, 0);
  checks.equal('reserved within the budget', sum <= budget.total, true);
  checks.equal('the budget', budgets, [
    {
      year: budget.year,
      total: budget.total,
      available: budget.total - sum,
      reserved: sum,
      waiting: paid.length - reserved.size,
    },
  ]);
  const waiting = await queueOf(client, programId, budget.year);
  checks.equal(
    'who waits',
    [...waiting].sort(),
    paid
      .filter(({ id }) => !reserved.has(id))
      .map(({ id }) => id)
      .sort(),
  );
}

/** Only those who completed were asked, and every answer that was given is counted. */
async function checkAnswers({ client, checks, everybody, trainingId }: Outcome): Promise<void> {
  const { results } = await client.send<{
    results: { level: string; kinds: { kind: string; invited: number; answered: number }[] }[];
  }>(administrator, 'query ($id: ID!) { results(trainingId: $id) { level kinds { kind invited answered } } }', {
    id: trainingId,
  });
  const completed = everybody.filter(({ expected }) => expected.completed);
  const many = (test: (member: Member) => boolean): number => everybody.filter(test).length;
  const kindsOf = (level: string) => new Map(results.find((one) => one.level === level)?.kinds.map((k) => [k.kind, k]));
  const own = {
    REACTION: many(({ does }) => does.answers?.reaction === true),
    LEARNING: many(({ does }) => does.answers !== null && does.answers.learning !== null),
    BEHAVIOR: many(({ does }) => does.answers !== null),
  };
  for (const [level, answered] of Object.entries(own)) {
    const self = { kind: 'SELF', invited: completed.length, answered };
    checks.equal(`own answers of ${level}`, kindsOf(level).get('SELF'), self);
  }
  checks.equal('supervisors’ answers', kindsOf('BEHAVIOR').get('SUPERVISOR'), {
    kind: 'SUPERVISOR',
    invited: completed.filter(({ supervisor }) => supervisor !== null).length,
    answered: many(({ does }) => does.supervisor !== null),
  });
}
