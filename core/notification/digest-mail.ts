import type { Level } from '../evaluation/evaluation';
import { labels } from '../labels';
import type { Bilingual, Language } from '../messages';
import { addDays, type Instant, type LocalDate, localDateOf } from '../time';

/** What a rater owes to one wave. */
export interface Duty {
  readonly training: string;
  readonly level: Level;
  readonly dueDate: LocalDate;
  /** The moment from which it can no longer be answered: a midnight. */
  readonly closesAt: Instant;
  /** Tasks: one for each colleague about whom the rater is asked. */
  readonly count: number;
}

export interface DigestContent {
  readonly name: string;
  readonly language: Language;
  /** Whether it is the agency that owes the answers, of which the addressee is an administrator. */
  readonly forAgency: boolean;
  /** At least one; those due first come first. */
  readonly duties: readonly Duty[];
  readonly link: string;
}

/** Duties that are told one by one; whoever owes more finds them behind the link. */
const MOST_TOLD = 20;

const words = {
  subject: { id: 'Siger: {n} evaluasi menunggu jawaban', en: 'Siger: {n} waiting for an answer' },
  salutation: { id: 'Yth. {name},', en: 'Dear {name},' },
  intro: { id: 'Evaluasi berikut menunggu jawaban Anda:', en: 'These evaluations wait for your answer:' },
  introForAgency: {
    id: 'Evaluasi berikut menunggu jawaban perangkat daerah Anda:',
    en: 'These evaluations wait for your agency’s answer:',
  },
  dates: {
    id: 'batas pengisian {due}, ditutup {last} pukul 24.00 WIB',
    en: 'due {due}, closes on {last} at 24:00 WIB',
  },
  persons: { id: '{n} orang', en: '{n} people' },
  more: { id: '… dan {n} lagi', en: '… and {n} more' },
  link: { id: 'Isi di sini: {link}', en: 'Answer here: {link}' },
  end: {
    id: 'Surel ini dikirim otomatis, paling banyak sekali sehari. Mohon tidak dibalas.',
    en: 'This mail is sent by itself, at most once a day. Please do not reply.',
  },
} as const satisfies Record<string, Bilingual>;

/** The mail that tells somebody what is owed, in their language. It names trainings, never the people who are rated. */
export function digestMail({ name, language, forAgency, duties, link }: DigestContent): {
  readonly subject: string;
  readonly text: string;
} {
  const say = (key: keyof typeof words, values: Readonly<Record<string, string | number>> = {}): string =>
    words[key][language].replace(/\{(\w+)\}/g, (_, value: string) => String(values[value] ?? ''));
  const total = duties.reduce((sum, { count }) => sum + count, 0);
  const told = duties.slice(0, MOST_TOLD);
  const untold = total - told.reduce((sum, { count }) => sum + count, 0);
  const n = language === 'en' ? `${total} ${total === 1 ? 'evaluation' : 'evaluations'}` : total;
  return {
    subject: say('subject', { n }),
    text: [
      say('salutation', { name }),
      '',
      say(forAgency ? 'introForAgency' : 'intro'),
      '',
      ...told.flatMap(({ training, level, dueDate, closesAt, count }) => {
        const what = labels.Level[level][language];
        const last = addDays(localDateOf(closesAt), -1);
        return [
          `- ${training}: ${what}${count > 1 ? `, ${say('persons', { n: count })}` : ''}`,
          `  ${say('dates', { due: dateInWords(dueDate, language), last: dateInWords(last, language) })}`,
        ];
      }),
      ...(untold > 0 ? [say('more', { n: untold })] : []),
      '',
      say('link', { link }),
      '',
      say('end'),
      '',
    ].join('\n'),
  };
}

const locales = { id: 'id-ID', en: 'en-GB' } as const;

/** `2026-11-03` → `3 November 2026`. */
function dateInWords(date: LocalDate, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(date));
}
