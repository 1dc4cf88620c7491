import type { Contribution, WaveResults } from '../../../core/evaluation/evaluation';
import type { Finding } from '../../../core/improvement/findings';
import { createProgram } from '../../../core/training/create-program';
import { idOf, sample } from '../../support/entities';
import { actor, provinceAdmin } from '../../support/given';
import type { TestTable } from '../../support/with-table';
import { put } from '../run/scene';

export const programId = idOf('program');
/** Its agreement runs from 2026 to the end of 2028. */
export const partnerId = idOf('partner');
export const asPartner = actor(['PARTNER'], { partnerId, subject: 'unila' });
/** Serves another program. */
export const stranger = actor(['PARTNER'], { partnerId: idOf('partner', 2), subject: 'lain' });

/** Too few of those who learned something apply it: 2.84 of 5, where 3 is asked for. */
export const lowItem: Finding = {
  rule: 'ITEM_MEAN',
  raterKind: 'SELF',
  item: 'planning',
  value: 284,
  threshold: 300,
  n: 36,
};
export const fewAttend: Finding = {
  rule: 'ATTENDANCE',
  raterKind: null,
  item: null,
  value: 7600,
  threshold: 8000,
  n: null,
};

/** How a wave of the n-th training of the program ended. */
export interface Told {
  readonly designVersion: number;
  readonly findings?: readonly Finding[];
  readonly contribution?: Partial<Contribution>;
  readonly results?: Partial<WaveResults>;
}

/** A program that a partner serves. */
export async function givenProgram({ deps, clock }: TestTable): Promise<void> {
  clock.set('2027-04-01T02:00:00.000Z');
  await createProgram(deps, provinceAdmin, {
    id: programId,
    name: 'Manajemen Risiko',
    nameEn: 'Risk Management',
    objectives: [{ kind: 'SKILL', text: 'Menyusun peta risiko', textEn: 'Draws up a risk map' }],
  });
  await put(deps, [
    sample('Partner'),
    sample('Partner', { id: idOf('partner', 2) }),
    sample('TrainingPartner'),
    sample('TrainingPartner', { programId: idOf('program', 2), partnerId: idOf('partner', 2) }),
  ]);
}

/** A training of the program whose wave BEHAVIOR has closed. */
export async function givenClosed({ deps }: TestTable, n: number, told: Told): Promise<void> {
  const { designVersion, findings = [], contribution, results } = told;
  const trainingId = idOf('training', n);
  const closedAt = `2027-03-${String(n).padStart(2, '0')}T17:00:00.000Z`;
  const pinned = { designVersion, planVersion: 1, schemeVersion: 1 };
  await put(deps, [
    sample('Training', { id: trainingId, partnerIds: [partnerId], status: 'FINALIZED', pinned }),
    sample('TrainingCounts', { trainingId }),
    sample('WaveResults', { trainingId, closedAt, findings, ...results }),
    sample('Contribution', { trainingId, designVersion, closedAt, findings, ...contribution }),
  ]);
}

export const keyOfLowItem = (n: number) => ({
  trainingId: idOf('training', n),
  waveCode: 'BEHAVIOR',
  rule: lowItem.rule,
  raterKind: lowItem.raterKind,
  item: lowItem.item,
});

/** Answers to the item that finding is about: `n` times the same value. */
export const answers = (n: number, value: number) => ({
  items: {
    'planning/SELF': {
      n,
      sum: String(n * value * 100),
      squares: String(n * value * value * 10_000),
      counts: [1, 2, 3, 4, 5].map((likert) => (likert === value ? n : 0)),
    },
  },
});
