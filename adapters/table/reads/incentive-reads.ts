import type { Reads, Span } from '../../../core/ports';
import { fromItem, type Item } from '../codec';
import { at, standing, start } from '../keys';
import { beginning, type Queries } from '../query';

type IncentiveReads = Pick<
  Reads,
  | 'awardsOfPerson'
  | 'awardsInRange'
  | 'awardsOfTraining'
  | 'awardsPendingApproval'
  | 'awardsPendingPayment'
  | 'awardBatches'
  | 'ledgerOfPerson'
  | 'leaderboard'
  | 'ledgerOfBudget'
  | 'budgetEntries'
  | 'budgetEntriesIn'
  | 'ledgerIn'
  | 'recoveriesOf'
  | 'recoveriesOfAward'
  | 'schemesOf'
  | 'budgetsOf'
  | 'budgetQueue'
>;

const award = (item: Item) => fromItem('Award', item);
const ledgerEntry = (item: Item) => fromItem('LedgerEntry', item);

const ofYear = (year: number | undefined) => (year === undefined ? {} : beginning(`${year}#`));

/** Keys that begin with a text and then an instant of a period: an instant sorts before itself with more after it. */
function within(prefix: string, { from = '', before }: Span): { from: string; to: string } {
  return { from: `${prefix}${from}`, to: before === undefined ? beginning(prefix).to : `${prefix}${before}` };
}

const SHOWN = 100;

export function incentiveReads({ page, all, top }: Queries): IncentiveReads {
  return {
    awardsOfPerson: (personId, request) =>
      page({ index: 'GSI1', pk: at.person(personId), ...beginning(start.award), descending: true }, award, request),
    awardsInRange: (trainingId, stage, { from, to }) =>
      all(
        { pk: at.training(trainingId), from: `${start.awardOf(stage)}${from}`, to: `${start.awardOf(stage)}${to}` },
        award,
      ),
    awardsOfTraining: (trainingId, stage, request) =>
      page({ pk: at.training(trainingId), ...beginning(start.awardOf(stage)) }, award, request),
    awardsPendingApproval: (programId, { year, ...request }) =>
      page({ index: 'GSI3', pk: at.approvals(programId), ...ofYear(year) }, award, request),
    awardsPendingPayment: (programId, { year, ...request }) =>
      page({ index: 'GSI3', pk: at.payments(programId), ...ofYear(year) }, award, request),
    awardBatches: (programId, request) =>
      page(
        { index: 'GSI2', pk: at.batches(programId), descending: true },
        (item) => fromItem('AwardBatch', item),
        request,
      ),
    ledgerOfPerson: (personId, { from, before, ...request }) =>
      page(
        { pk: at.person(personId), ...within(start.ledger, { from, before }), descending: true },
        ledgerEntry,
        request,
      ),
    leaderboard: (programId, year) =>
      top(
        { index: 'GSI4', pk: at.leaderboard(programId, year), from: standing(1), descending: true },
        (item) => fromItem('Points', item),
        SHOWN,
      ),
    ledgerOfBudget: (programId, year, request) =>
      page({ index: 'GSI2', pk: at.budget(programId, year) }, ledgerEntry, request),
    budgetEntries: (programId, year, { from, before, ...request }) =>
      page(
        { pk: at.budget(programId, year), ...within(start.budgetEntry, { from, before }) },
        (item) => fromItem('BudgetEntry', item),
        request,
      ),
    budgetEntriesIn: (programId, year, period) =>
      all({ pk: at.budget(programId, year), ...within(start.budgetEntry, period) }, (item) =>
        fromItem('BudgetEntry', item),
      ),
    ledgerIn: (personId, period) => all({ pk: at.person(personId), ...within(start.ledger, period) }, ledgerEntry),
    recoveriesOf: (programId, year, request) =>
      page(
        { pk: at.budget(programId, year), ...beginning(start.recovery) },
        (item) => fromItem('Recovery', item),
        request,
      ),
    recoveriesOfAward: (award) =>
      all({ pk: at.budget(award.programId, award.year), ...beginning(start.recoveryOf(award)) }, (item) =>
        fromItem('Recovery', item),
      ),
    schemesOf: (programId) =>
      all({ pk: at.program(programId), ...beginning(start.scheme) }, (item) => fromItem('Scheme', item)),
    budgetsOf: (programId) =>
      all({ index: 'GSI1', pk: at.program(programId), ...beginning(start.budget) }, (item) => fromItem('Budget', item)),
    budgetQueue: (programId, year, request) =>
      page(
        { pk: at.budget(programId, year), ...beginning(start.place) },
        (item) => fromItem('BudgetPlace', item),
        request,
      ),
  };
}
