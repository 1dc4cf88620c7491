import { Change } from '../change';
import type { Enrollment } from '../enrollment/enrollment';
import { applicationValue, type Candidate } from '../incentive/application';
import { likertItemsOf } from '../incentive/behavior';
import { packCandidate, unpackCandidates } from '../incentive/candidates';
import { planAwards } from '../incentive/plan-awards';
import { readApplicationFacts } from '../incentive/read-application';
import { computeLate } from '../incentive/reconcile-awards';
import { attendanceScore, jpFigures } from '../incentive/score';
import type { JsonValue } from '../journal';
import type { Deps } from '../ports';
import { type ChunkWork, headerOf, type RunHandler } from '../run/handler';
import type { RunStart } from '../run/new-run';
import { rangeOf } from '../run/people-in-range';
import { persist } from '../run/persist';
import type { Run } from '../run/run';
import { heldSessions } from '../training/session-rules';
import { putContributions } from './contributions';
import { countingResponses } from './counting-responses';
import type { WaveResults } from './evaluation';
import {
  addByAgency,
  addParts,
  emptyPart,
  one,
  type Part,
  type PartsByAgency,
  packParts,
  totalOf,
  unpackParts,
} from './part';
import { resultsOf } from './results-of';
import { addTallies, tallyOfResponses, tallyOfTasks } from './tally';
import { readWave, type WaveAtClose } from './wave-at-close';

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
    const parts = chunks.map(({ output }) => partsIn(output, at)).reduce(addByAgency, new Map<string, Part>());
    const results = resultsOf(at.wave, at.instrument, totalOf(parts), at.thresholds);
    await putContributions(deps, headerOf(aggregateWave, run), at, parts, results);
    await putResults(deps, run, results);
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
  const parts = new Map<string, { readonly agencyId: string; readonly part: Part }>();
  const held = heldSessions(at.sessions);
  const countsAttendance = isFirst(at);
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
      const decided = enrollment !== undefined && isDecided(enrollment);
      const attendance = countsAttendance && decided ? attendanceScore(jpFigures(enrollment.attendance, held)) : null;
      // In a RESULTS wave the agency itself is asked.
      const agencyId = enrollment?.agencyId ?? id;
      parts.set(id, {
        agencyId,
        part: { tally, gain: one(gain), behavior: one(behavior), attendance: one(attendance) },
      });
      if (candidate !== undefined) candidates.set(id, candidate);
    },
    async refresh() {
      // Nothing is written for a person here, so nothing can be lost to another writer.
    },
    async output() {
      const byAgency = new Map<string, Part>();
      for (const { agencyId, part } of parts.values()) {
        byAgency.set(agencyId, addParts(byAgency.get(agencyId) ?? emptyPart, part));
      }
      return { parts: packParts(byAgency, instrument), candidates: [...candidates.values()].map(packCandidate) };
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

function partsIn(output: JsonValue, { instrument }: WaveAtClose): PartsByAgency {
  const { parts } = output as { readonly parts: JsonValue };
  return unpackParts(parts, instrument);
}

/** The first wave of a training, by its dates, tells how it was attended. */
function isFirst({ waves, wave }: WaveAtClose): boolean {
  return waves.every((other) => [wave.opensAt, wave.code].join() <= [other.opensAt, other.code].join());
}

async function putResults(deps: Deps, run: Run, results: WaveResults): Promise<void> {
  const { trainingId, waveCode } = results;
  await persist(async () => {
    if ((await deps.store.get('WaveResults', { trainingId, waveCode })) !== undefined) return;
    const change = new Change(headerOf(aggregateWave, run));
    change.create(results);
    change.emit('EvaluationClosed', trainingId, { trainingId, wave: waveCode });
    await deps.store.commit(change);
  });
}

async function awardsOf(
  deps: Deps,
  run: Run,
  at: WaveAtClose,
  outputs: readonly JsonValue[],
): Promise<RunStart | undefined> {
  const candidates = outputs.flatMap((output) => unpackCandidates(output, at.scheme, 'APPLICATION'));
  return planAwards(deps, {
    run,
    stage: 'APPLICATION',
    programId: at.training.programId,
    closedAt: at.wave.closesAt,
    candidates,
  });
}
