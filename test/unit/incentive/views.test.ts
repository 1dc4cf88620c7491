import type { Actor } from '../../../core/access';
import { defaultScheme } from '../../../core/incentive/default-scheme';
import { explainAward } from '../../../core/incentive/explain-award';
import type { BudgetParts } from '../../../core/incentive/incentive';
import { budgetBalances, budgetStatement, ledgerBalances } from '../../../core/incentive/statement';
import {
  awardsOfPerson,
  awardsOfTraining,
  awardsPendingApproval,
  ledgerOfPerson,
  viewAward,
} from '../../../core/incentive/view-awards';
import { listAwardBatches, viewAwardBatch } from '../../../core/incentive/view-batches';
import {
  listBudgetLedger,
  listBudgetQueue,
  listBudgets,
  listRecoveries,
  proposedOf,
  viewBudget,
} from '../../../core/incentive/view-budgets';
import { listSchemes } from '../../../core/incentive/view-schemes';
import type { Page, PageRequest } from '../../../core/ports';
import { idOf, sample } from '../../support/entities';
import { problemsOf } from '../../support/failures';
import { actor, provinceAdmin } from '../../support/given';
import { type Given, refusalOf, tableWith, year } from './given';

const { personId, programId, trainingId } = sample('Award');
const other = { personId: idOf('person', 2) };
const owner = actor(['PARTICIPANT'], { personId });
const stranger = actor(['PARTICIPANT', 'SUPERVISOR', 'ORGANIZER', 'AGENCY_ADMIN', 'PARTNER'], other);
const finance = actor(['FINANCE'], { subject: 'finance' });
const auditor = actor(['AUDITOR'], { subject: 'auditor' });

const completion = sample('Award', { stage: 'COMPLETION', status: 'APPROVED', money: null });
const application = sample('Award', { computedAt: '2027-04-01T00:00:00.000Z' });
const theirs = sample('Award', { ...other, computedAt: '2027-04-02T00:00:00.000Z' });
const lines = [
  sample('LedgerEntry', { stage: 'COMPLETION', at: '2027-02-01T00:00:00.000Z', points: 100, amount: 0 }),
  sample('LedgerEntry', { at: '2027-03-01T00:00:00.000Z', points: 150, amount: 500_000 }),
  sample('LedgerEntry', { n: 2, at: '2027-04-01T00:00:00.000Z', points: -50, amount: -200_000 }),
] as const;
const entryOf = (at: string, parts: BudgetParts) => sample('BudgetEntry', { at, ref: at, parts });
const entries = [
  entryOf('2027-01-02T00:00:00.000Z', { total: 900, available: 900 }),
  entryOf('2027-03-01T00:00:00.000Z', { available: -500, reserved: 500 }),
  entryOf('2027-04-01T00:00:00.000Z', { approved: 500 }),
] as const;
const batches = [
  sample('AwardBatch', { id: idOf('batch', 2), submittedAt: '2027-04-02T00:00:00.000Z' }),
  sample('AwardBatch'),
];
const places = [sample('BudgetPlace', { order: '000001' }), sample('BudgetPlace', { ...other, order: '000002' })];
const recoveries = [sample('Recovery'), sample('Recovery', other)];
const budgets = [sample('Budget'), sample('Budget', { year: year + 1 })];
const schemes = [sample('Scheme'), sample('Scheme', { schemeVersion: 2 })];
/** What belongs to another program or year, and is never among what is asked for. */
const elsewhere = [
  sample('Award', { trainingId: idOf('training', 2), programId: idOf('program', 2), ...other }),
  sample('AwardBatch', { id: idOf('batch', 3), programId: idOf('program', 2) }),
  sample('BudgetPlace', { year: year + 1, order: '000003' }),
  sample('Recovery', { year: year + 1 }),
  sample('Budget', { programId: idOf('program', 2) }),
  sample('Scheme', { programId: idOf('program', 2) }),
];
const all = () =>
  tableWith(
    ...[sample('Program'), sample('Training'), sample('Person')],
    ...[completion, application, theirs, ...lines, ...entries, ...batches, ...places, ...recoveries],
    ...[...budgets, ...schemes, ...elsewhere],
  );

const first = (page: Partial<PageRequest> = {}) => ({ first: 10, ...page });
const nodes = ({ rows }: Page<unknown>) => rows.map(({ node }) => node);

interface List {
  readonly name: string;
  readonly expected: readonly unknown[];
  readonly readers: readonly Actor[];
  readonly others: readonly Actor[];
  /** Which is named in a refusal; of nothing that is known. */
  readonly field: string;
  readonly unknown: string;
  readonly read: (deps: Given, who: Actor, of: string | undefined, page: PageRequest) => Promise<Page<unknown>>;
}
const ofPerson = { readers: [owner, provinceAdmin, auditor], others: [stranger, finance], field: 'personId' } as const;
const ofAwards = { readers: [provinceAdmin, auditor], others: [owner, stranger, finance] } as const;
const ofBudget = { readers: [provinceAdmin, finance, auditor], others: [owner, stranger], field: 'programId' } as const;
const noPerson = { unknown: idOf('person', 77) };
const noProgram = { unknown: idOf('program', 77) };
const stage = 'APPLICATION';

const lists: readonly List[] = [
  {
    ...{ name: 'awards of a person', expected: [application, completion], ...ofPerson, ...noPerson },
    read: (deps, who, of = personId, page) => awardsOfPerson(deps, who, { personId: of, ...page }),
  },
  {
    ...{ name: 'the ledger of a person', expected: [...lines].reverse(), ...ofPerson, ...noPerson },
    read: (deps, who, of = personId, page) => ledgerOfPerson(deps, who, { personId: of, ...page }),
  },
  {
    ...{ name: 'awards of a training', expected: [application, theirs], ...ofAwards },
    ...{ field: 'trainingId', unknown: idOf('training', 77) },
    read: (deps, who, of = trainingId, page) => awardsOfTraining(deps, who, { trainingId: of, stage, ...page }),
  },
  {
    ...{ name: 'awards that wait for approval', expected: [application, theirs], ...ofAwards },
    ...{ field: 'programId', ...noProgram },
    read: (deps, who, of = programId, page) => awardsPendingApproval(deps, who, { programId: of, ...page }),
  },
  {
    ...{ name: 'batches of a program', expected: batches, ...ofAwards, field: 'programId', ...noProgram },
    read: (deps, who, of = programId, page) => listAwardBatches(deps, who, { programId: of, ...page }),
  },
  {
    ...{ name: 'the queue of a budget', expected: places, ...ofBudget, ...noProgram },
    read: (deps, who, of = programId, page) => listBudgetQueue(deps, who, { programId: of, year, ...page }),
  },
  {
    ...{ name: 'the ledger of a budget', expected: lines.slice(1), ...ofBudget, ...noProgram },
    read: (deps, who, of = programId, page) => listBudgetLedger(deps, who, { programId: of, year, ...page }),
  },
  {
    ...{ name: 'recoveries of a budget', expected: recoveries, ...ofBudget, ...noProgram },
    read: (deps, who, of = programId, page) => listRecoveries(deps, who, { programId: of, year, ...page }),
  },
  {
    ...{ name: 'the statement of a budget', expected: entries, ...ofBudget, ...noProgram },
    read: (deps, who, of = programId, page) => budgetStatement(deps, who, { programId: of, year, ...page }),
  },
];

describe('a list', () => {
  it.each(lists)('of $name is theirs who may see it, a page at a time', async (list) => {
    const { expected, readers, others, field, unknown, read } = list;
    const deps = await all();
    for (const reader of readers) expect(nodes(await read(deps, reader, undefined, first()))).toEqual(expected);
    const [reader] = readers as [Actor];
    const page = await read(deps, reader, undefined, { first: 1 });
    expect([nodes(page), page.hasNextPage]).toEqual([expected.slice(0, 1), true]);
    const after = page.rows[0]?.cursor;
    expect(nodes(await read(deps, reader, undefined, first({ after })))).toEqual(expected.slice(1));
    for (const who of others) {
      expect(await refusalOf(read(deps, who, undefined, first()))).toEqual(['NOT_FOUND', field, {}]);
    }
    expect(await refusalOf(read(deps, provinceAdmin, unknown, first()))).toEqual(['NOT_FOUND', field, {}]);
  });

  it('of budgets and of schemes is whole: of the one for who handles money, of the other for everybody', async () => {
    const deps = await all();
    for (const who of ofBudget.readers) expect(await listBudgets(deps, who, programId)).toEqual(budgets);
    for (const who of ofBudget.others) {
      expect(await refusalOf(listBudgets(deps, who, programId))).toEqual(['NOT_FOUND', 'programId', {}]);
    }
    for (const who of [owner, stranger, finance, auditor]) {
      expect(await listSchemes(deps, who, programId)).toEqual(schemes);
    }
    const nobody = actor([]);
    expect(await refusalOf(listSchemes(deps, nobody, programId))).toEqual(['NOT_FOUND', 'programId', {}]);
    for (const list of [listBudgets, listSchemes]) {
      const none = list(deps, provinceAdmin, noProgram.unknown);
      expect(await refusalOf(none)).toEqual(['NOT_FOUND', 'programId', {}]);
    }
  });
});

describe('one of them', () => {
  it('is an award, in words too, of who earned it', async () => {
    const deps = await all();
    const key = { trainingId, stage, personId } as const;
    for (const who of ofPerson.readers) expect(await viewAward(deps, who, key)).toEqual(application);
    for (const who of ofPerson.others) {
      expect(await refusalOf(viewAward(deps, who, key))).toEqual(['NOT_FOUND', 'personId', {}]);
      expect(await refusalOf(explainAward(deps, who, key))).toEqual(['NOT_FOUND', 'id', {}]);
    }
    const none = { ...key, trainingId: idOf('training', 9) };
    expect(await refusalOf(viewAward(deps, owner, none))).toEqual(['NOT_FOUND', 'personId', {}]);
    expect(await refusalOf(explainAward(deps, owner, none))).toEqual(['NOT_FOUND', 'id', {}]);
  });

  it('is told in words by the scheme that its training has pinned', async () => {
    const versions = [2, 1].map((schemeVersion) => ({ ...defaultScheme(programId), schemeVersion }));
    const deps = await tableWith(application, sample('Training'), ...versions);
    const { award, lines: words } = await explainAward(deps, owner, { trainingId, stage, personId });
    expect(award).toEqual(application);
    expect(words.map(({ text }) => text.en)).toEqual(
      expect.arrayContaining([
        'Stage Application: tier MADYA, 100 points and Rp300,000.',
        expect.stringContaining('version 1 of the scheme'),
      ]),
    );
  });

  it.each([
    ['scheme', [sample('Training')]],
    ['training', [sample('Scheme')]],
  ])('is not put into words by any other rules where its %s is missing', async (_case, given) => {
    const deps = await tableWith(application, ...given);
    const explained = explainAward(deps, owner, { trainingId, stage, personId });
    await expect(explained).rejects.toThrow(`${trainingId} lacks scheme 1`);
  });

  it('is a batch', async () => {
    const deps = await all();
    for (const who of ofAwards.readers) expect(await viewAwardBatch(deps, who, idOf('batch'))).toEqual(batches[1]);
    for (const who of ofAwards.others) {
      expect(await refusalOf(viewAwardBatch(deps, who, idOf('batch')))).toEqual(['NOT_FOUND', 'id', {}]);
    }
    expect(await refusalOf(viewAwardBatch(deps, auditor, idOf('batch', 9)))).toEqual(['NOT_FOUND', 'id', {}]);
  });

  it('is a budget', async () => {
    const deps = await all();
    for (const who of ofBudget.readers) expect(await viewBudget(deps, who, { programId, year })).toEqual(budgets[0]);
    for (const who of ofBudget.others) {
      expect(await refusalOf(viewBudget(deps, who, { programId, year }))).toEqual(['NOT_FOUND', 'programId', {}]);
    }
    const parts = { reserved: 1_000, approved: 100, settled: 200, toRecover: 30, waived: 4 };
    expect(proposedOf(parts)).toBe(666);
    const later = { programId, year: year + 2 };
    expect(await refusalOf(viewBudget(deps, finance, later))).toEqual(['NOT_FOUND', 'year', {}]);
  });

  it('is of a year of ours', async () => {
    const deps = await all();
    const long = { programId, year: 1999, ...first() };
    for (const read of [
      viewBudget,
      listBudgetQueue,
      listBudgetLedger,
      listRecoveries,
      budgetStatement,
      budgetBalances,
    ]) {
      expect(await refusalOf(read(deps, finance, long))).toEqual(['BAD_INPUT', 'year', {}]);
    }
  });
});

describe('a statement', () => {
  const march = { from: '2027-03-01T00:00:00.000Z', before: '2027-04-01T00:00:00.000Z' };

  it('is of a period: from its first instant on, and before its last', async () => {
    const deps = await all();
    const budget = await budgetStatement(deps, finance, { programId, year, ...march, ...first() });
    expect(nodes(budget)).toEqual([entries[1]]);
    expect(nodes(await ledgerOfPerson(deps, owner, { personId, ...march, ...first() }))).toEqual([lines[1]]);
    const empty = { from: march.before, before: march.before };
    expect(nodes(await ledgerOfPerson(deps, owner, { personId, ...empty, ...first() }))).toEqual([]);
  });

  it('begins with what stood before, and ends with what the period made of it', async () => {
    const deps = await all();
    const balances = (period: object) => ledgerBalances(deps, owner, { personId, ...period });
    const [none, earlier, within, last] = [
      { points: 0, amount: 0 },
      { points: 100, amount: 0 },
      { points: 250, amount: 500_000 },
      { points: 200, amount: 300_000 },
    ];
    expect(await balances({})).toEqual({ opening: none, closing: last });
    expect(await balances(march)).toEqual({ opening: earlier, closing: within });
    expect(await balances({ before: march.from })).toEqual({ opening: none, closing: earlier });
    expect(await balances({ from: march.before })).toEqual({ opening: within, closing: last });
    const nothing = { toRecover: 0, waived: 0, carried: 0, settled: 0, waiting: 0, waitingAmount: 0 };
    expect(await budgetBalances(deps, finance, { programId, year, ...march })).toEqual({
      opening: { total: 900, available: 900, reserved: 0, approved: 0, ...nothing },
      closing: { total: 900, available: 400, reserved: 500, approved: 0, ...nothing },
    });
  });

  it('is refused for a period that ends before it begins, to others, and of what there is not', async () => {
    const deps = await all();
    const backwards = { from: march.before, before: march.from };
    const [ofBudgets, mine] = [{ programId, year }, { personId }];
    for (const refused of [
      budgetStatement(deps, finance, { ...ofBudgets, ...first(), ...backwards }),
      budgetBalances(deps, finance, { ...ofBudgets, ...backwards }),
      ledgerOfPerson(deps, owner, { ...mine, ...first(), ...backwards }),
      ledgerBalances(deps, owner, { ...mine, ...backwards }),
    ]) {
      expect(await problemsOf(refused)).toEqual(['before NOT_AFTER_START']);
    }
    expect(await refusalOf(budgetBalances(deps, owner, ofBudgets))).toEqual(['NOT_FOUND', 'programId', {}]);
    expect(await refusalOf(ledgerBalances(deps, stranger, mine))).toEqual(['NOT_FOUND', 'personId', {}]);
    const never = budgetBalances(deps, finance, { programId, year: year + 5 });
    expect(await refusalOf(never)).toEqual(['NOT_FOUND', 'year', {}]);
  });
});
