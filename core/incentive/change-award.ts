import type { Change } from '../change';
import { canonicalJson } from '../journal';
import { type Instant, localYearOf } from '../time';
import { noMoney, statusOf } from './award-money';
import type { AwardValue } from './award-value';
import { packBasis } from './basis';
import type { Award, AwardMoney, LedgerEntry } from './incentive';

/** Whose award it is and which rules made it. */
export type AwardOf = Pick<Award, 'trainingId' | 'stage' | 'personId' | 'programId' | 'schemeVersion' | 'year'>;

/** What led to a change of an award, and when. */
export interface Why {
  readonly at: Instant;
  /** `COMPUTED`, `CORRECTED`, `CANCELLED` or `REVERSED`. */
  readonly reason: string;
  /** Id of the event or name of the run. */
  readonly cause: string;
}

/** Compared canonically: what was stored comes back with its fields in another order. */
export function isSameValue(award: AwardValue, value: AwardValue): boolean {
  const figures = ({ outcome, score, tier, points, amount, breakdown, countedKinds, basis }: AwardValue) =>
    canonicalJson([
      outcome,
      score,
      tier,
      points,
      amount,
      breakdown.map((part) => ({ ...part })),
      countedKinds,
      packBasis(basis),
    ]);
  return figures(award) === figures(value);
}

/** Writes a person's first outcome of a stage; value zero and its reason included. */
export function createAward(change: Change, of: AwardOf, value: AwardValue, money: AwardMoney | null, why: Why): void {
  const status = statusOf(money ?? noMoney, value.amount);
  const award: Award = {
    kind: 'Award',
    ...of,
    ...value,
    status,
    money,
    batch: null,
    decidedBy: [],
    pointsYear: localYearOf(why.at),
    computedAt: why.at,
    version: 1,
  };
  change.create(award);
  enter(change, award, { points: award.points, amount: award.amount }, why);
  change.emit('AwardComputed', of.trainingId, { trainingId: of.trainingId, stage: of.stage, personIds: [of.personId] });
}

/** Writes the difference to what a person had; nothing when there is none. */
export function changeAward(
  change: Change,
  before: Award,
  value: AwardValue,
  { money, year }: Pick<Award, 'money' | 'year'>,
  why: Why,
): void {
  if (isSameValue(before, value)) return;
  const status = statusOf(money ?? noMoney, value.amount);
  const after: Award = {
    ...before,
    ...value,
    money,
    batch: batchOf(before, money),
    decidedBy: decidersOf(before.decidedBy, money),
    year,
    status,
    computedAt: why.at,
    version: before.version + 1,
  };
  change.replace(before, after);
  const delta = { points: after.points - before.points, amount: after.amount - before.amount };
  enter(change, after, delta, why);
  const { trainingId, stage, personId } = before;
  const lost = delta.points < 0 || delta.amount < 0;
  change.emit(lost ? 'AwardReversed' : 'AwardComputed', trainingId, { trainingId, stage, personIds: [personId] });
}

/** One line of the ledger for a change of value. `n` is the award's version, so that a replay meets the same line. */
function enter(change: Change, award: Award, delta: Pick<LedgerEntry, 'points' | 'amount'>, why: Why): void {
  if (delta.points === 0 && delta.amount === 0) return;
  const { personId, trainingId, stage, programId, year, pointsYear, version } = award;
  change.create({ kind: 'LedgerEntry', personId, trainingId, stage, n: version, programId, year, ...delta, ...why });
  if (delta.points !== 0) change.count('Points', { personId, programId, year: pointsYear }, { points: delta.points });
}

/** Moves an award's money alone, with what was decided about it; its value and its ledger stay. */
export function moveMoney(
  change: Change,
  before: Award,
  money: AwardMoney,
  decided: Partial<Pick<Award, 'decidedBy' | 'rejected'>> = {},
): void {
  const after = { ...before, ...decided, money, batch: batchOf(before, money), status: statusOf(money, before.amount) };
  change.replace(before, { ...after, decidedBy: decidersOf(after.decidedBy, money) });
}

/** An award stands in its batch while anything of it asks for approval. */
function batchOf({ batch }: Award, money: AwardMoney | null): string | null {
  return money !== null && money.proposed > 0 ? batch : null;
}

/** They matter while what they decided is to be paid, or was paid and can come back. */
export function decidersOf(decidedBy: readonly string[], money: AwardMoney | null): readonly string[] {
  return money !== null && (money.approved > 0 || money.payments.length > 0) ? decidedBy : [];
}
