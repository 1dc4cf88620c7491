import { people, personByKey } from '../../../local/demo/data/people';
import type { Mark } from '../../../local/demo/data/trainings';
import {
  type Answers,
  budgetExample,
  cast,
  correctedAt,
  expectedWaves,
  likertItems,
  workedBudget,
  workedTraining,
} from '../../../local/demo/data/worked-example';

/**
 * A second, independent calculation of the default scheme, on fractions of big integers, straight from the marks and
 * items: so that the figures in the data cannot agree with the platform by a shared mistake.
 */
type Fraction = readonly [numerator: bigint, denominator: bigint];

const add = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d];
const sum = (terms: readonly Fraction[]) => terms.reduce(add, [0n, 1n]);
const mean = (terms: readonly Fraction[]): Fraction => {
  const [numerator, denominator] = sum(terms);
  return [numerator, denominator * BigInt(terms.length)];
};
const roundHalfUp = ([numerator, denominator]: Fraction) => Number((2n * numerator + denominator) / (2n * denominator));
const weighted = (parts: readonly (readonly [weight: number, component: number])[]) =>
  roundHalfUp([
    parts.reduce((total, [weight, component]) => total + BigInt(weight * component), 0n),
    BigInt(parts.reduce((total, [weight]) => total + weight, 0)),
  ]);

const halves: Readonly<Record<Mark, bigint>> = { PRESENT: 2n, LATE: 1n, EXCUSED: 0n, ABSENT: 0n };

const tierOf = (score: number) =>
  score >= 9000 ? 'UTAMA' : score >= 8000 ? 'MADYA' : score >= 7000 ? 'PRATAMA' : null;
const worth = {
  UTAMA: { points: 150, rupiah: 500_000 },
  MADYA: { points: 100, rupiah: 300_000 },
  PRATAMA: { points: 50, rupiah: 150_000 },
} as const;

function completionOf(attendance: readonly Mark[], postTest: number | null) {
  const attended = roundHalfUp(mean(attendance.map((mark) => [halves[mark] * 10_000n, 2n])));
  const learning = roundHalfUp([BigInt(Math.round((postTest ?? 0) * 100)) * 10_000n, 10_000n]);
  const score = weighted([
    [60, attended],
    [40, learning],
  ]);
  const completed = attended >= 8000;
  const tier = completed ? tierOf(score) : null;
  return { completed, attendance: attended, learning, score, tier, points: tier ? worth[tier].points : 0 };
}

/** A kind's component from its responses, each the mean of its items. */
const kind = (responses: readonly number[]) => {
  const [numerator, denominator] = mean(
    responses.map((response) => mean(likertItems(response).map((item) => [BigInt(item), 1n]))),
  );
  return roundHalfUp([(numerator - denominator) * 10_000n, denominator * 4n]);
};

function behaviorOf({ behavior, supervisor, peers }: Answers): number | null {
  if (supervisor === null && peers.length < 3) return null;
  const parts: [number, number][] = [];
  if (behavior) parts.push([20, kind([behavior.mean])]);
  if (supervisor !== null) parts.push([50, kind([supervisor])]);
  if (peers.length >= 3) parts.push([30, kind(peers)]);
  return weighted(parts);
}

const dueDate = (level: string) => expectedWaves.find((wave) => wave.level === level)?.dueDate ?? '';

function timelinessOf({ reaction, learning, behavior }: Answers) {
  const punctuality = ([level, answer]: readonly [string, Answers['reaction']]): Fraction => {
    if (!answer) return [0n, 1n];
    const daysLate = (Date.parse(answer.on) - Date.parse(dueDate(level))) / 86_400_000;
    return [BigInt(Math.max(0, 10_000 - 1000 * Math.max(0, daysLate))), 1n];
  };
  return roundHalfUp(
    mean(
      (
        [
          ['REACTION', reaction],
          ['LEARNING', learning],
          ['BEHAVIOR', behavior],
        ] as const
      ).map(punctuality),
    ),
  );
}

function applicationOf(completed: boolean, answers: Answers) {
  const nothing = { score: null, tier: null, points: 0, rupiah: 0 };
  if (!completed) return { ...nothing, behavior: null, timeliness: null, because: 'NOT_COMPLETED' };
  const behavior = behaviorOf(answers);
  const timeliness = timelinessOf(answers);
  if (behavior === null) return { ...nothing, behavior, timeliness, because: 'NO_INDEPENDENT_RATING' };
  const score = weighted([
    [60, behavior],
    [40, timeliness],
  ]);
  if (!answers.behavior) return { ...nothing, behavior, timeliness, score, because: 'GATE_OWN_TASK' };
  const tier = tierOf(score);
  return { behavior, timeliness, score, tier, ...(tier ? worth[tier] : { points: 0, rupiah: 0 }) };
}

function correctedMarks(member: (typeof cast)[number]) {
  return member.attendance.map(
    (mark, index) => member.correction?.attendance?.find(({ session }) => session === index + 1)?.mark ?? mark,
  );
}

describe('the cast of the worked example', () => {
  it.each(cast)(
    '$variant: both stages are what the rules give',
    ({ attendance, postTest, answers, expected, correction }) => {
      const completion = completionOf(attendance, postTest);
      expect(expected.completion).toEqual(completion);
      if (correction?.when === 'IN_CORRECTION_WINDOW') return;
      expect(expected.application).toEqual(applicationOf(completion.completed, answers));
    },
  );

  it.each(cast.filter(({ correction }) => correction))('$variant: the correction gives what is expected', (member) => {
    const { correction, expected, postTest, answers } = member;
    const completion = completionOf(correctedMarks(member), correction?.postTest ?? postTest);
    expect(expected.corrected).toEqual({ completion, application: applicationOf(completion.completed, answers) });
    if (correction?.when === 'IN_CORRECTION_WINDOW')
      expect(expected.application).toEqual(expected.corrected?.application);
  });

  it.each(cast)('$variant: the ledger holds the differences and ends at the value of each stage', ({ expected }) => {
    const final = expected.corrected ?? expected;
    for (const [stage, points] of [
      ['COMPLETION', final.completion.points],
      ['APPLICATION', final.application.points],
    ] as const) {
      const entries = expected.ledger.filter((entry) => entry.stage === stage);
      expect(entries.reduce((total, entry) => total + entry.points, 0)).toBe(points);
      expect(entries.every((entry) => entry.points !== 0)).toBe(true);
    }
  });

  it('reaches the published figures', () => {
    const of = (variant: string) => {
      const member = cast.find((one) => one.variant === variant);
      if (!member) throw new Error(`no variant ${variant}`);
      return member.expected;
    };
    expect(of('base')).toMatchObject({
      completion: { score: 8760, tier: 'MADYA', points: 100 },
      application: { score: 8293, tier: 'MADYA', points: 100, rupiah: 300_000 },
    });
    expect(of('two-peers').application).toMatchObject({ behavior: 7643, score: 8319 });
    expect(of('learning-unanswered').application).toMatchObject({ timeliness: 6667, score: 7227, tier: 'PRATAMA' });
    expect(of('no-independent-rating').application).toMatchObject({ points: 0, because: 'NO_INDEPENDENT_RATING' });
    expect(of('attendance-corrected-up').corrected?.completion).toMatchObject({ score: 9360, tier: 'UTAMA' });
    expect(of('attendance-corrected-up').ledger).toContainEqual({ stage: 'COMPLETION', points: 50 });
    expect(of('attendance-corrected-down').corrected).toMatchObject({
      completion: { completed: false, points: 0 },
      application: { points: 0, rupiah: 0 },
    });
    expect(of('attendance-corrected-down').ledger).toContainEqual({ stage: 'COMPLETION', points: -100 });
  });

  it('is ten people of one supervisor, with enough peers for every draw and enough money for all', () => {
    const members = cast.map(({ person }) => personByKey(person));
    expect(new Set(members.map(({ key }) => key)).size).toBe(10);
    expect(new Set(members.map(({ supervisor }) => supervisor)).size).toBe(1);
    const team = people.filter(({ supervisor }) => supervisor === members[0]?.supervisor);
    for (const { answers } of cast) expect(answers.peers.length).toBeLessThanOrEqual(Math.min(5, team.length - 1));
    expect(cast.reduce((total, { expected }) => total + expected.application.rupiah, 0)).toBeLessThanOrEqual(
      workedBudget.rupiah,
    );
  });
});

describe('the schedule of the worked example', () => {
  it('has ten sessions of 2 JP that end on Saturday 31 October 2026 at 16:00 WIB', () => {
    const { sessions, jp, endedAt } = workedTraining;
    expect(sessions).toHaveLength(10);
    expect(sessions.reduce((total, session) => total + session.jp, 0)).toBe(jp);
    expect(sessions.at(-1)?.endsAt).toBe(endedAt);
    sessions.forEach((session, index) => {
      expect(Date.parse(session.endsAt) - Date.parse(session.startsAt)).toBe(session.jp * 45 * 60_000);
      const next = sessions[index + 1];
      if (next) expect(session.endsAt <= next.startsAt).toBe(true);
    });
  });

  it('plans due dates and reminders by the default plan', () => {
    const localDate = (instant: string) => new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 10);
    const daysAfter = (date: string, days: number) =>
      new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
    const eightLocal = (date: string) => `${date}T01:00:00.000Z`;
    expect(expectedWaves.map(({ level }) => level)).toEqual(['REACTION', 'LEARNING', 'BEHAVIOR', 'RESULTS']);
    for (const { opensAt, closesAt, dueDate, reminders } of expectedWaves) {
      const opened = localDate(opensAt ?? workedTraining.endedAt);
      expect(dueDate).toBe(daysAfter(opened, opensAt === null ? 3 : 14));
      expect(closesAt.endsWith('T17:00:00.000Z')).toBe(true);
      expect(reminders).toEqual([eightLocal(daysAfter(dueDate, -1)), eightLocal(daysAfter(localDate(closesAt), -2))]);
    }
  });

  it('has every answer inside its wave, and corrections on the right side of its moments', () => {
    const wave = (level: string) => expectedWaves.find((one) => one.level === level);
    const inside = (level: string, day: string) => {
      const opens = Date.parse(wave(level)?.opensAt ?? workedTraining.endedAt);
      const morning = Date.parse(`${day}T02:00:00Z`);
      return opens <= morning && morning < Date.parse(wave(level)?.closesAt ?? '');
    };
    for (const { answers } of [...cast, ...budgetExample.candidates]) {
      if (answers.reaction) expect(inside('REACTION', answers.reaction.on)).toBe(true);
      if (answers.learning) expect(inside('LEARNING', answers.learning.on)).toBe(true);
      if (answers.behavior) expect(inside('BEHAVIOR', answers.behavior.on)).toBe(true);
    }
    const closing = Date.parse(workedTraining.endedAt) + 24 * 3_600_000;
    expect(Date.parse(correctedAt.IN_CORRECTION_WINDOW)).toBeLessThan(closing);
    expect(Date.parse(correctedAt.AFTER_REOPENING)).toBeGreaterThan(Date.parse(wave('BEHAVIOR')?.closesAt ?? ''));
  });
});

describe('the budget of the worked example', () => {
  const { candidates, budget, credit, expectedReserved, attendance, postTest } = budgetExample;

  it.each(candidates)('$person reaches $expected.score by the answers given', ({ answers, expected }) => {
    const { completed } = completionOf(attendance, postTest);
    const { behavior, timeliness, score, tier, rupiah } = applicationOf(completed, answers);
    expect({ behavior, timeliness, score, tier, rupiah }).toEqual({
      behavior: expected.behavior,
      timeliness: expected.timeliness,
      score: expected.score,
      tier: expected.tier,
      rupiah: expected.rupiah,
    });
  });

  it('serves strictly by rank: the first that does not fit stops all behind it', () => {
    const reserve = (money: number) => {
      let left = money;
      let blocked = false;
      return candidates.map(({ expected }) => {
        blocked ||= expected.rupiah > left;
        if (!blocked) left -= expected.rupiah;
        return blocked ? 'WAITING' : 'RESERVED';
      });
    };
    const held = (moment: 'afterRun' | 'afterCredit') =>
      candidates.reduce((total, { expected }) => total + (expected[moment] === 'RESERVED' ? expected.rupiah : 0), 0);
    expect(candidates.map(({ expected }) => expected.score)).toEqual([9120, 8527, 8300, 7200]);
    expect(candidates.map(({ expected }) => expected.afterRun)).toEqual(reserve(budget.rupiah));
    expect(candidates.map(({ expected }) => expected.afterCredit)).toEqual(reserve(budget.rupiah + credit));
    expect({ afterRun: held('afterRun'), afterCredit: held('afterCredit') }).toEqual(expectedReserved);
  });

  it('needs nobody who is at the other training at the same hours', () => {
    const elsewhere = new Set(cast.map(({ person }) => person));
    for (const { person } of candidates) expect(elsewhere.has(person)).toBe(false);
  });
});

describe('likertItems', () => {
  it('gives five items with exactly the mean, and refuses what five items cannot reach', () => {
    expect(likertItems(4.2)).toEqual([5, 4, 4, 4, 4]);
    expect(likertItems(3.6)).toEqual([4, 4, 4, 3, 3]);
    expect(likertItems(5)).toEqual([5, 5, 5, 5, 5]);
    for (const impossible of [4.1, 0.8, 5.2]) expect(() => likertItems(impossible)).toThrow(RangeError);
  });
});
