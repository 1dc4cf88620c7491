import { fromString } from 'temporal-polyfill/fns/Duration';
import type { Problems } from '../problems';
import type { Period } from '../time';
import { FEWEST_ELIGIBLE } from './draw';
import type { EvaluationPlan, Instrument, Level, PlannedWave } from './evaluation';

/** What an administrator writes of a plan. */
export type PlanContent = Pick<EvaluationPlan, 'waves' | 'thresholds'>;

const MOST_WAVES = 12;
/** A reminder's place is one digit of its schedule's name. */
const MOST_REMINDERS = 5;
const MOST_DRAWN = 5;
const LONGEST_YEARS = 5;

const WAVE_CODE = /^[A-Z0-9_]{1,12}$/;
const PERIOD = /^P(?=\d)(\d{1,2}Y)?(\d{1,3}M)?(\d{1,3}W)?(\d{1,4}D)?$/;

/** Days that a period of the calendar takes at least and at most. */
function daysIn(period: Period): { readonly least: number; readonly most: number } {
  const { years, months, weeks, days } = fromString(period);
  const fixed = weeks * 7 + days;
  return { least: years * 365 + months * 28 + fixed, most: years * 366 + months * 31 + fixed };
}

/** A period of years, months, weeks and days, longer than nothing. */
function isPeriod(text: string): boolean {
  if (!PERIOD.test(text)) return false;
  const { least, most } = daysIn(text);
  return least > 0 && most <= LONGEST_YEARS * 366;
}

/**
 * Notes everything that is wrong with a plan.
 * @param instruments all that the program has
 */
export function checkPlan(
  problems: Problems,
  { waves, thresholds }: PlanContent,
  instruments: readonly Instrument[],
): Problems {
  problems.size(waves, 'waves', 1, MOST_WAVES);
  const seen = new Set<string>();
  for (const [i, wave] of waves.entries()) {
    const field = `waves.${i}`;
    problems.when(!WAVE_CODE.test(wave.code), `${field}.code`, 'MALFORMED_CODE');
    problems.when(seen.has(wave.code), `${field}.code`, 'DUPLICATE');
    seen.add(wave.code);
    checkPeriods(problems, wave, field);
    checkRaters(problems, wave, field);
    checkReminders(problems, wave, field);
    checkQuestions(problems, wave, field, instruments);
  }
  return checkThresholds(problems, thresholds);
}

function checkPeriods(problems: Problems, { opens, opensManagerial, window, due }: PlannedWave, field: string): void {
  problems.when(opens !== 'AT_END' && !isPeriod(opens), `${field}.opens`, 'BAD_PERIOD');
  problems.when(opensManagerial !== null && !isPeriod(opensManagerial), `${field}.opensManagerial`, 'BAD_PERIOD');
  problems.when(!isPeriod(window), `${field}.window`, 'BAD_PERIOD');
  problems.when(!isPeriod(due), `${field}.due`, 'BAD_PERIOD');
  if (!isPeriod(window) || !isPeriod(due)) return;
  // Whatever the month, an answer is due before the window closes.
  problems.when(due !== window && daysIn(due).most > daysIn(window).least, `${field}.due`, 'DUE_AFTER_CLOSE');
}

function checkRaters(problems: Problems, { level, raters }: PlannedWave, field: string): void {
  problems.size(raters, `${field}.raters`, 1, 4);
  const seen = new Set<string>();
  for (const [i, { kind, max }] of raters.entries()) {
    const at = `${field}.raters.${i}`;
    problems.when(seen.has(kind), `${at}.kind`, 'DUPLICATE');
    seen.add(kind);
    problems.when((kind === 'AGENCY') !== answersAsAgency(level), `${at}.kind`, 'RATERS_OF_LEVEL');
    if (kind === 'PEER' || kind === 'SUBORDINATE') problems.integer(max, `${at}.max`, FEWEST_ELIGIBLE, MOST_DRAWN);
    else problems.integer(max, `${at}.max`, 1, 1);
  }
}

const answersAsAgency = (level: Level): boolean => level === 'RESULTS';

function checkReminders(problems: Problems, { reminders }: PlannedWave, field: string): void {
  problems.size(reminders, `${field}.reminders`, 0, MOST_REMINDERS);
  const seen = new Set<string>();
  for (const [i, { before, days }] of reminders.entries()) {
    problems.integer(days, `${field}.reminders.${i}.days`, 0, 365);
    problems.when(seen.has(`${before}-${days}`), `${field}.reminders.${i}`, 'DUPLICATE');
    seen.add(`${before}-${days}`);
  }
}

function checkQuestions(
  problems: Problems,
  { level, instrument: { code, revision } }: PlannedWave,
  field: string,
  instruments: readonly Instrument[],
): void {
  const found = instruments.find((one) => one.code === code && one.revision === revision);
  // By the names of the input.
  problems.when(found === undefined, `${field}.instrumentCode`, 'UNKNOWN_INSTRUMENT');
  const unmeasured = level === 'BEHAVIOR' && found?.items.every(({ type }) => type !== 'LIKERT') === true;
  problems.when(unmeasured, `${field}.instrumentCode`, 'NO_LIKERT_ITEM');
}

function checkThresholds(problems: Problems, thresholds: EvaluationPlan['thresholds']): Problems {
  const { responseRate, itemMean, learningGain, behavior, attendance } = thresholds;
  return problems
    .integer(responseRate, 'thresholds.responseRate', 0, 10_000)
    .hundredths(itemMean, 'thresholds.itemMean', 100, 500)
    .hundredths(learningGain, 'thresholds.learningGain', -10_000, 10_000)
    .integer(behavior, 'thresholds.behavior', 0, 10_000)
    .integer(attendance, 'thresholds.attendance', 0, 10_000);
}
