import { applicationWave } from '../incentive/application';
import type { Scheme } from '../incentive/incentive';
import type { Deps } from '../ports';
import type { Run } from '../run/run';
import type { Session, Training } from '../training/training';
import type { EvaluationPlan, Instrument, Wave } from './evaluation';

/** A closed wave with everything pinned that its answers are judged by. */
export interface WaveAtClose {
  readonly training: Training;
  readonly sessions: readonly Session[];
  readonly waves: readonly Wave[];
  readonly wave: Wave;
  readonly instrument: Instrument;
  readonly scheme: Scheme;
  /** Of the pinned plan: what counts as a finding. */
  readonly thresholds: EvaluationPlan['thresholds'];
  /** Whether stage APPLICATION is computed from it. */
  readonly decidesAwards: boolean;
}

/** @throws Error when something of it is missing */
export async function readWave(
  deps: Deps,
  { trainingId, waveCode }: Pick<Run, 'trainingId' | 'waveCode'>,
): Promise<WaveAtClose> {
  const aggregate = await deps.reads.trainingAggregate(trainingId);
  const wave = aggregate?.waves.find(({ code }) => code === waveCode);
  if (aggregate === undefined || wave === undefined) throw new Error(`no wave ${waveCode} of ${trainingId}`);
  const { training, sessions, waves } = aggregate;
  const { programId, pinned } = training;
  const [instrument, scheme, plan] = await Promise.all([
    deps.store.get('Instrument', { programId, ...wave.plan.instrument }),
    deps.store.get('Scheme', { programId, schemeVersion: pinned?.schemeVersion ?? 0 }),
    deps.store.get('EvaluationPlan', { programId, planVersion: pinned?.planVersion ?? 0 }),
  ]);
  if (instrument === undefined || scheme === undefined || plan === undefined)
    throw new Error(`${programId} lacks what ${trainingId} has pinned`);
  return {
    training,
    sessions,
    waves,
    wave,
    instrument,
    scheme,
    thresholds: plan.thresholds,
    decidesAwards: applicationWave(waves)?.code === wave.code,
  };
}
