import { Change } from '../change';
import type { Enrollment } from '../enrollment/enrollment';
import { applicationValue, type Candidate } from '../incentive/application';
import { likertItemsOf } from '../incentive/behavior';
import { packCandidate, unpackCandidates } from '../incentive/candidates';
import { rulesOf } from '../incentive/completion';
import { fraction, roundHalfUp } from '../incentive/exact';
import { planAwards } from '../incentive/plan-awards';
import { readApplicationFacts } from '../incentive/read-application';
import { computeLate } from '../incentive/reconcile-awards';
import type { JsonValue } from '../journal';
import type { Deps } from '../ports';
import { type ChunkWork, headerOf, type RunHandler } from '../run/handler';
import type { RunStart } from '../run/new-run';
import { rangeOf } from '../run/people-in-range';
import { persist } from '../run/persist';
import type { Run } from '../run/run';
import { countingResponses } from './counting-responses';
import type { Instrument, Wave, WaveResults } from './evaluation';
import { raterKinds } from './evaluation';
import {
  addTallies,
  emptyTally,
  FEWEST_RESPONSES,
  itemResults,
  moneyIn,
  returnOnInvestment,
  type Tally,
  tallyOfResponses,
  tallyOfTasks,
} from './tally';
import { readWave, type WaveAtClose } from './wave-at-close';

/** Count and sum of a figure. */
interface Sum {
  readonly n: number;
  readonly sum: number;
}

/** What one subject, or a chunk of them, adds to a wave's results. */
interface Part {
  readonly tally: Tally;
  /** Hundredths of a test point; LEARNING only. */
  readonly gain: Sum;
  /** Basis points; BEHAVIOR only. */
  readonly behavior: Sum;
}

const none: Sum = { n: 0, sum: 0 };
const emptyPart: Part = { tally: emptyTally, gain: none, behavior: none };
const one = (value: number | null): Sum => (value === null ? none : { n: 1, sum: value });
const plus = (a: Sum, b: Sum): Sum => ({ n: a.n + b.n, sum: a.sum + b.sum });

function addParts(a: Part, b: Part): Part {
  return { tally: addTallies(a.tally, b.tally), gain: plus(a.gain, b.gain), behavior: plus(a.behavior, b.behavior) };
}

/** Aggregates a closed wave; where stage APPLICATION hangs on it, finds its candidates too and plans their awards. */
export const aggregateWave: RunHandler = {
  action: 'evaluation.aggregate',
  async load(deps, run, chunk) {
    return aggregateChunk(deps, await readWave(deps, run), run, chunk);
  },
  async later(deps, run, id) {
    const { decidesAwards } = await readWave(deps, run);
    if (decidesAwards) await computeLate(deps, headerOf(aggregateWave, run), run.trainingId, id, run.name);
  },
  async reduce(deps, run) {
    const at = await readWave(deps, run);
    const chunks = await deps.reads.chunksOf(run.trainingId, run.name);
    await putResults(deps, run, at, chunks.map(({ output }) => output as unknown as Part).reduce(addParts, emptyPart));
    return at.decidesAwards
      ? awardsOf(
          deps,
          run,
          at,
          chunks.map(({ output }) => output),
        )
      : undefined;
  },
};

async function aggregateChunk(deps: Deps, at: WaveAtClose, run: Run, chunk: number): Promise<ChunkWork> {
  const { wave, instrument } = at;
  const { trainingId } = run;
  const range = rangeOf(run, chunk);
  const [tasks, responses, enrollments, factsOf] = await Promise.all([
    deps.reads.tasksInRange(trainingId, wave.code, range),
    deps.reads.responsesInRange(trainingId, wave.code, range),
    wave.level === 'RESULTS' ? [] : deps.reads.enrollmentsInRange(trainingId, range),
    at.decidesAwards ? readApplicationFacts(deps, at.waves, wave, range) : undefined,
  ]);
  const tasksAbout = Map.groupBy(tasks, ({ subjectId }) => subjectId);
  const responsesAbout = Map.groupBy(responses, ({ subjectId }) => subjectId);
  const byPerson = new Map(enrollments.map((enrollment) => [enrollment.personId, enrollment]));
  const parts = new Map<string, Part>();
  const candidates = new Map<string, Candidate>();

  const candidateOf = (enrollment: Enrollment | undefined): Candidate | undefined => {
    if (factsOf === undefined || enrollment === undefined || !isDecided(enrollment)) return undefined;
    const value = applicationValue(factsOf(enrollment), likertItemsOf(instrument), at.scheme);
    return { personId: enrollment.personId, confirmedAt: enrollment.confirmedAt ?? enrollment.statusAt, value };
  };

  return {
    ids: [...new Set([...byPerson.keys(), ...tasksAbout.keys()])].sort(),
    writesPerPerson: 1,
    decide(id) {
      const enrollment = byPerson.get(id);
      const candidate = candidateOf(enrollment);
      const behavior = candidate?.value.breakdown.find(({ component }) => component === 'BEHAVIOR')?.score ?? null;
      const tally = addTallies(
        tallyOfTasks(tasksAbout.get(id) ?? []),
        tallyOfResponses(countingResponses(responsesAbout.get(id) ?? [], tasksAbout.get(id) ?? []), instrument),
      );
      const gain = wave.level === 'LEARNING' ? gainOf(enrollment) : null;
      parts.set(id, { tally, gain: one(gain), behavior: one(behavior) });
      if (candidate !== undefined) candidates.set(id, candidate);
    },
    async refresh() {
      // Nothing is written for a person here, so nothing can be lost to another writer.
    },
    async output() {
      const total = [...parts.values()].reduce(addParts, emptyPart);
      return { ...total, candidates: [...candidates.values()].map(packCandidate) } as unknown as JsonValue;
    },
  };
}

function isDecided({ status }: Enrollment): boolean {
  return status === 'COMPLETED' || status === 'NOT_COMPLETED';
}

/** Post-test less pre-test of somebody who completed, in hundredths of a point. */
function gainOf(enrollment: Enrollment | undefined): number | null {
  if (enrollment?.status !== 'COMPLETED') return null;
  const { preTest, postTest } = enrollment;
  return preTest === null || postTest === null ? null : postTest - preTest;
}

async function putResults(deps: Deps, run: Run, { wave, instrument }: WaveAtClose, total: Part): Promise<void> {
  const { trainingId, code: waveCode } = wave;
  await persist(async () => {
    if ((await deps.store.get('WaveResults', { trainingId, waveCode })) !== undefined) return;
    const change = new Change(headerOf(aggregateWave, run));
    change.create(resultsOf(wave, instrument, total));
    change.emit('EvaluationClosed', trainingId, { trainingId, wave: waveCode });
    await deps.store.commit(change);
  });
}

/** The frozen aggregate that a wave leaves. */
export function resultsOf(wave: Wave, instrument: Instrument, { tally, gain, behavior }: Part): WaveResults {
  const { trainingId, code, level, closesAt } = wave;
  const meanOf = ({ n, sum }: Sum, fewest = 1): number | null => (n < fewest ? null : roundHalfUp(fraction(sum, n)));
  return {
    kind: 'WaveResults',
    trainingId,
    waveCode: code,
    level,
    closedAt: wave.closedAt ?? closesAt,
    kinds: raterKinds.flatMap((kind) => {
      const counted = tally.kinds[kind];
      return counted === undefined ? [] : [{ kind, ...counted }];
    }),
    items: itemResults(tally, instrument),
    learningGain: level === 'LEARNING' ? meanOf(gain) : null,
    behavior: level === 'BEHAVIOR' ? meanOf(behavior, FEWEST_RESPONSES) : null,
    roi:
      level === 'RESULTS'
        ? returnOnInvestment(moneyIn(tally, instrument, 'BENEFIT'), moneyIn(tally, instrument, 'COST'))
        : null,
  };
}

async function awardsOf(
  deps: Deps,
  run: Run,
  at: WaveAtClose,
  outputs: readonly JsonValue[],
): Promise<RunStart | undefined> {
  const rules = rulesOf(at.scheme, 'APPLICATION');
  const candidates = outputs.flatMap((output) => unpackCandidates(output, rules));
  return planAwards(deps, {
    run,
    stage: 'APPLICATION',
    programId: at.training.programId,
    closedAt: at.wave.closesAt,
    candidates,
  });
}
