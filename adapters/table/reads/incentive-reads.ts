import type { Reads } from '../../../core/ports';
import { fromItem, type Item } from '../codec';
import { at, start } from '../keys';
import { beginning, type Queries } from '../query';

type IncentiveReads = Pick<
  Reads,
  | 'awardsOfPerson'
  | 'awardsInRange'
  | 'awardsOfTraining'
  | 'awardsPendingApproval'
  | 'ledgerOfPerson'
  | 'ledgerOfBudget'
  | 'budgetsOf'
  | 'budgetQueue'
>;

const award = (item: Item) => fromItem('Award', item);
const ledgerEntry = (item: Item) => fromItem('LedgerEntry', item);

export function incentiveReads({ page, all }: Queries): IncentiveReads {
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
    awardsPendingApproval: (programId, request) => page({ index: 'GSI3', pk: at.approvals(programId) }, award, request),
    ledgerOfPerson: (personId, request) =>
      page({ pk: at.person(personId), ...beginning(start.ledger), descending: true }, ledgerEntry, request),
    ledgerOfBudget: (programId, year, request) =>
      page({ index: 'GSI2', pk: at.budget(programId, year) }, ledgerEntry, request),
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
