import { rupiahInWords, say } from '../incentive/words';
import type { Bilingual, Language } from '../messages';
import { type Instant, type LocalDate, localDateOf, localTimeOf } from '../time';

/** Texts, figures and dates as readers of a language write them. */
export interface Words {
  readonly language: Language;
  /** One of two texts, filled. */
  say(id: string, en: string, values?: Parameters<typeof say>[2]): string;
  of(text: Bilingual): string;
  number(value: number, decimals?: number): string;
  /** Hundredths, with two decimals. */
  hundredths(value: number): string;
  /** Basis points as a share of all: `59.96%`. */
  percent(basisPoints: number): string;
  rupiah(amount: number): string;
  date(date: LocalDate): string;
  dateOf(instant: Instant): string;
  /** The local date and time, with the name of the zone. */
  moment(instant: Instant): string;
}

const locales: Readonly<Record<Language, string>> = { id: 'id-ID', en: 'en-US' };

export function wordsIn(language: Language): Words {
  const locale = locales[language];
  const decimals = (digits: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const formats = [decimals(0), decimals(1), decimals(2)];
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  // Local dates are dates of a calendar, whatever the zone: a named one is not needed.
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const number = (value: number, digits = 0) => formats[digits]?.format(value) ?? String(value);
  const date = (day: LocalDate) => dates.format(Date.parse(`${day}T00:00:00Z`));
  const of = (text: Bilingual) => text[language];
  return {
    language,
    say: (id, en, values) => of(say(id, en, values)),
    of,
    number,
    hundredths: (value) => number(value / 100, 2),
    percent: (basisPoints) => percents.format(basisPoints / 10_000),
    rupiah: (amount) => of(rupiahInWords(amount)),
    date,
    dateOf: (instant) => date(localDateOf(instant)),
    moment(instant) {
      const clock = localTimeOf(instant);
      return `${date(localDateOf(instant))}, ${language === 'id' ? clock.replace(':', '.') : clock} WIB`;
    },
  };
}
