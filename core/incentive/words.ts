import { labels } from '../labels';
import type { Bilingual } from '../messages';
import type { Gate } from './basis';
import { rulesOf } from './completion';
import type { Award, Scheme, Stage } from './incentive';
import type { GateState } from './prospects';

const grouped = (value: number, separator: string): string =>
  String(Math.abs(value)).replace(/\B(?=(\d{3})+$)/g, separator);

/** `Rp300.000` in Indonesian, `Rp300,000` in English. */
export function rupiahInWords(amount: number): Bilingual {
  const sign = amount < 0 ? '−' : '';
  return { id: `${sign}Rp${grouped(amount, '.')}`, en: `${sign}Rp${grouped(amount, ',')}` };
}

/** Basis points as a number of 100 with two decimals: 8760 is `87,60` or `87.60`. */
export function scoreInWords(points: number): Bilingual {
  const whole = Math.floor(points / 100);
  const hundredths = String(points % 100).padStart(2, '0');
  return { id: `${whole},${hundredths}`, en: `${whole}.${hundredths}` };
}

/** A text in both languages, filled with texts in both. */
export function say(
  id: string,
  en: string,
  values: { readonly [name: string]: Bilingual | string | number } = {},
): Bilingual {
  const fill = (template: string, language: keyof Bilingual): string =>
    template.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      if (value === undefined) return whole;
      return typeof value === 'object' ? value[language] : String(value);
    });
  return { id: fill(id, 'id'), en: fill(en, 'en') };
}

/** A condition of a stage, and how it stands. */
export function gateInWords(gate: Gate, state: GateState, scheme: Scheme, stage: Stage): Bilingual {
  return say('Syarat {asked}: {state}.', 'Condition {asked}: {state}.', {
    asked: askedBy(gate, scheme, stage),
    state: lower(labels.GateState[state]),
  });
}

function askedBy(gate: Gate, scheme: Scheme, stage: Stage): Bilingual {
  switch (gate) {
    case 'COMPLETED':
      return say('lulus pelatihan', 'training completed');
    case 'ATTENDANCE':
      return say('kehadiran sedikitnya {least}', 'attendance of at least {least}', {
        least: scoreInWords(rulesOf(scheme, stage).attendanceGate ?? 0),
      });
    case 'OWN_TASK':
      return say('evaluasi perilaku diri dijawab', 'own behavior evaluation answered');
    case 'INDEPENDENT_RATING':
      return say(
        'penilaian atasan atau sedikitnya {least} rekan',
        'rating by the supervisor or by at least {least} peers',
        {
          least: scheme.behavior.minimumResponses,
        },
      );
  }
}

/** What came of a stage, in a sentence. */
export function outcomeInWords({ stage, outcome, points, amount, tier }: Award): Bilingual {
  const values = { stage: labels.Stage[stage], why: lower(labels.Outcome[outcome]), points, tier: tier ?? '' };
  if (outcome !== 'AWARDED') {
    return say('Tahap {stage}: tidak ada insentif, karena {why}.', 'Stage {stage}: no award, because: {why}.', values);
  }
  return amount === 0
    ? say('Tahap {stage}: jenjang {tier}, {points} poin.', 'Stage {stage}: tier {tier}, {points} points.', values)
    : say(
        'Tahap {stage}: jenjang {tier}, {points} poin dan {amount}.',
        'Stage {stage}: tier {tier}, {points} points and {amount}.',
        { ...values, amount: rupiahInWords(amount) },
      );
}

/** As it stands within a sentence. */
export const lower = ({ id, en }: Bilingual): Bilingual => ({
  id: id.charAt(0).toLowerCase() + id.slice(1),
  en: en.charAt(0).toLowerCase() + en.slice(1),
});
