import type { Scheme, Tier } from './incentive';

function tiers(amounts: { readonly UTAMA: number; readonly MADYA: number; readonly PRATAMA: number }): Tier[] {
  return [
    { name: 'UTAMA', from: 9000, points: 150, amount: amounts.UTAMA },
    { name: 'MADYA', from: 8000, points: 100, amount: amounts.MADYA },
    { name: 'PRATAMA', from: 7000, points: 50, amount: amounts.PRATAMA },
  ];
}

/** The incentive rules that a program starts with: points for completing, points and money for applying. */
export function defaultScheme(programId: string): Scheme {
  return {
    kind: 'Scheme',
    programId,
    schemeVersion: 1,
    stages: [
      {
        stage: 'COMPLETION',
        weights: [
          { component: 'ATTENDANCE', weight: 60 },
          { component: 'LEARNING', weight: 40 },
        ],
        attendanceGate: 8000,
        tiers: tiers({ UTAMA: 0, MADYA: 0, PRATAMA: 0 }),
      },
      {
        stage: 'APPLICATION',
        weights: [
          { component: 'BEHAVIOR', weight: 60 },
          { component: 'TIMELINESS', weight: 40 },
        ],
        attendanceGate: null,
        tiers: tiers({ UTAMA: 500_000, MADYA: 300_000, PRATAMA: 150_000 }),
      },
    ],
    behavior: {
      weights: { SELF: 20, SUPERVISOR: 50, PEER: 30 },
      weightsWithSubordinates: { SELF: 15, SUPERVISOR: 45, PEER: 25, SUBORDINATE: 15 },
      minimumResponses: 3,
    },
    version: 1,
  };
}
