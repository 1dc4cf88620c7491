import type { Bilingual } from '../messages';
import type { Gate } from './basis';
import { rulesOf } from './completion';
import type { Scheme, Stage } from './incentive';

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

/** What a gate asks for, within a sentence. */
export function gateInWords(gate: Gate, scheme: Scheme, stage: Stage): Bilingual {
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
