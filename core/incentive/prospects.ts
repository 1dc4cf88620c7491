import type { Enrollment } from '../enrollment/enrollment';
import type { Level, Task, Wave } from '../evaluation/evaluation';
import { type Instant, type LocalDate, localDateOf } from '../time';
import type { Session, Training } from '../training/training';
import { applicationWave } from './application';
import { type AwardValue, awardValue } from './award-value';
import { type Basis, bare, type Gate, type GateResult, type TaskFigure } from './basis';
import { rulesOf } from './completion';
import type { Award, Scheme, Stage } from './incentive';
import { asksSelf, byDueDate } from './read-application';
import { attendanceScore, FULL, jpFigures, punctuality, taskFigure } from './score';

/** What a person's prospects follow from. No response is among it, so that nothing of what raters said can show. */
export interface ProspectFacts {
  readonly now: Instant;
  readonly training: Training;
  readonly sessions: readonly Session[];
  readonly waves: readonly Wave[];
  readonly enrollment: Enrollment;
  /** The person's own tasks, by wave, as far as they have been asked. */
  readonly ownTasks: ReadonlyMap<string, Task>;
  readonly awards: { readonly [S in Stage]: Award | undefined };
  readonly scheme: Scheme;
}

export const gateStates = ['MET', 'NOT_MET', 'OPEN'] as const;
export type GateState = (typeof gateStates)[number];

export interface GateProspect {
  readonly gate: Gate;
  readonly state: GateState;
}

export const dutyStates = ['UPCOMING', 'OPEN', 'ANSWERED', 'UNANSWERED', 'VOIDED'] as const;
export type DutyState = (typeof dutyStates)[number];

/** An own evaluation that counts in TIMELINESS. */
export interface Duty {
  readonly level: Level;
  readonly waveCode: string;
  readonly state: DutyState;
  readonly opensAt: Instant;
  readonly dueDate: LocalDate;
  readonly closesAt: Instant;
  /** How late it was answered, or would be today; null where it cannot be answered any more. */
  readonly late: number | null;
  /** What it gives, or the most that it still can give; null when it does not count. */
  readonly score: number | null;
}

export interface Prospect {
  readonly stage: Stage;
  /** What was computed; undefined before. */
  readonly award: Award | undefined;
  /** When it is computed; null while that is not known. */
  readonly computedFrom: Instant | null;
  readonly gates: readonly GateProspect[];
  readonly duties: readonly Duty[];
  /** What can still be reached, and what happens if nothing more is done; once computed, both are the award. */
  readonly best: AwardValue;
  readonly worst: AwardValue;
}

/** What a person has got of each stage, what is still possible, and what it takes. */
export function prospects(facts: ProspectFacts): Prospect[] {
  const completion = ofCompletion(facts);
  return [completion, ofApplication(facts, completion)];
}

function ofCompletion({ now, training, sessions, enrollment, awards, scheme }: ProspectFacts): Prospect {
  const stage = 'COMPLETION';
  const award = awards[stage];
  const common = { stage, award, computedFrom: training.endedAt, duties: [] } as const;
  if (award !== undefined) return { ...common, ...decided(award) };
  const { attendanceGate } = rulesOf(scheme, stage);
  const counted = sessions.filter(({ status }) => status !== 'CANCELLED');
  const open = counted.filter(({ id }) => enrollment.attendance[id] === undefined);
  const worst = jpFigures(enrollment.attendance, counted);
  const best = { ...worst, present: worst.present + open.reduce((sum, { jp }) => sum + jp, 0) };
  const basisOf = (jp: typeof worst, missing: number | null): Basis => {
    const met = attendanceScore(jp) >= (attendanceGate ?? 0);
    const learning = training.hasTest ? { postTest: enrollment.postTest ?? missing } : null;
    return { ...bare({ gate: 'ATTENDANCE', met }), jp, learning };
  };
  return {
    ...common,
    computedFrom: endOf(training, counted, now),
    ...between(basisOf(best, FULL), basisOf(worst, null), stage, scheme),
  };
}

/** The end that is known or planned. */
function endOf({ endedAt }: Training, sessions: readonly Session[], now: Instant): Instant | null {
  const last = sessions
    .map(({ endsAt }) => endsAt)
    .sort()
    .at(-1);
  return endedAt ?? (last !== undefined && last > now ? last : null);
}

function ofApplication(facts: ProspectFacts, completion: Prospect): Prospect {
  const stage = 'APPLICATION';
  const { waves, awards, scheme, ownTasks, enrollment } = facts;
  const award = awards[stage];
  const wave = applicationWave(waves);
  const duties = wave === undefined ? [] : dutiesOf(facts, wave);
  const common = { stage, award, computedFrom: wave?.closesAt ?? null, duties } as const;
  if (award !== undefined) return { ...common, ...decided(award) };
  const own = wave === undefined ? undefined : duties.find(({ waveCode }) => waveCode === wave.code);
  const answered = wave !== undefined && ownTasks.get(wave.code)?.status === 'ANSWERED';
  const mayAnswer = wave === undefined || own?.state === 'UPCOMING' || own?.state === 'OPEN';
  const isUndecided = enrollment.status === 'CONFIRMED';
  const basisOf = (reach: 'best' | 'worst'): Basis => {
    const isBest = reach === 'best';
    const gates: GateResult[] = [
      { gate: 'COMPLETED', met: enrollment.status === 'COMPLETED' || (isUndecided && isPassed(completion[reach])) },
      { gate: 'OWN_TASK', met: answered || (isBest && mayAnswer) },
      { gate: 'INDEPENDENT_RATING', met: isBest },
    ];
    const level = 'BEHAVIOR';
    return {
      ...bare(...gates),
      ratings: isBest ? [{ kind: 'SUPERVISOR', responses: 1, score: FULL }] : [],
      ownTasks:
        wave === undefined
          ? [{ level, late: isBest ? 0 : 'UNANSWERED' }]
          : duties.map((duty) => figureOf(duty, isBest)),
    };
  };
  return { ...common, ...between(basisOf('best'), basisOf('worst'), stage, scheme) };
}

const isPassed = ({ basis }: AwardValue): boolean => basis.gates.every(({ met }) => met);

function figureOf({ level, state, late }: Duty, isBest: boolean): TaskFigure {
  if (state === 'VOIDED') return { level, late: 'VOIDED' };
  return { level, late: (state === 'ANSWERED' || isBest ? late : null) ?? 'UNANSWERED' };
}

/** A stage that is computed: there is nothing open any more. */
function decided(award: Award): Pick<Prospect, 'gates' | 'best' | 'worst'> {
  const gates = award.basis.gates.map(({ gate, met }) => ({ gate, state: met ? 'MET' : 'NOT_MET' }) as const);
  return { gates, best: award, worst: award };
}

function between(best: Basis, worst: Basis, stage: Stage, scheme: Scheme): Pick<Prospect, 'gates' | 'best' | 'worst'> {
  const rules = rulesOf(scheme, stage);
  const gates = best.gates.map(({ gate, met }, i): GateProspect => {
    if (!met) return { gate, state: 'NOT_MET' };
    return { gate, state: worst.gates[i]?.met === true ? 'MET' : 'OPEN' };
  });
  return {
    gates,
    best: awardValue(rules, scheme.behavior, best),
    worst: awardValue(rules, scheme.behavior, worst),
  };
}

/** Own evaluations that are asked before the stage is computed, in the order in which it counts them. */
function dutiesOf({ now, waves, ownTasks }: ProspectFacts, { closesAt }: Wave): Duty[] {
  return waves
    .filter((wave) => asksSelf(wave) && wave.status !== 'CANCELLED' && wave.opensAt < closesAt)
    .flatMap((wave) => dutyOf(wave, ownTasks.get(wave.code), now) ?? [])
    .sort(byDueDate);
}

/** A wave that has closed without a task asks nothing. */
function dutyOf(wave: Wave, task: Task | undefined, now: Instant): Duty | undefined {
  const { level, code: waveCode, opensAt, closesAt, dueDate } = { ...wave, ...task };
  const isOver = closesAt <= now;
  if (task === undefined && isOver) return undefined;
  const today = { status: 'ANSWERED', answeredOn: localDateOf(now), dueDate, level } as const;
  const { late } = taskFigure(task === undefined || (task.status === 'OPEN' && !isOver) ? today : { ...task, level });
  return {
    level,
    waveCode,
    state: stateOf(task, isOver),
    opensAt,
    dueDate,
    closesAt,
    late: typeof late === 'number' ? late : null,
    score: punctuality(late),
  };
}

function stateOf(task: Task | undefined, isOver: boolean): DutyState {
  if (task === undefined) return 'UPCOMING';
  if (task.status !== 'OPEN') return task.status;
  return isOver ? 'UNANSWERED' : 'OPEN';
}
