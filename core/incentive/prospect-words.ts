import { labels } from '../labels';
import type { Bilingual } from '../messages';
import { localDateOf } from '../time';
import type { AwardValue } from './award-value';
import type { ExplanationLine } from './explanation';
import type { Scheme } from './incentive';
import type { Duty, Prospect } from './prospects';
import { FULL, LOST_PER_LATE_DAY } from './score';
import { gateInWords, lower, outcomeInWords, rupiahInWords, say, scoreInWords } from './words';

/** What a person has got of a stage, what is still possible, and what they have to do by when, in words. */
export function prospectInWords(prospect: Prospect, scheme: Scheme): ExplanationLine[] {
  const { award, stage, gates, duties } = prospect;
  return [
    { topic: 'OUTCOME', text: award === undefined ? notYet(prospect) : outcomeInWords(award) },
    ...gates.map(({ gate, state }) => ({ topic: 'GATE', text: gateInWords(gate, state, scheme, stage) }) as const),
    ...duties.map((duty) => ({ topic: 'COMPONENT', text: dutyLine(duty) }) as const),
    ...(award === undefined ? reachLines(prospect) : []).map((text) => ({ topic: 'TIER', text }) as const),
  ];
}

function notYet({ stage, computedFrom }: Prospect): Bilingual {
  const values = { stage: labels.Stage[stage], date: computedFrom === null ? '' : localDateOf(computedFrom) };
  return computedFrom === null
    ? say('Tahap {stage}: belum dihitung.', 'Stage {stage}: not computed yet.', values)
    : say(
        'Tahap {stage}: belum dihitung, paling cepat {date}.',
        'Stage {stage}: not computed yet, on {date} at the earliest.',
        values,
      );
}

function dutyLine({ level, state, opensAt, dueDate, closesAt, late, score }: Duty): Bilingual {
  const values = {
    name: labels.Level[level],
    from: localDateOf(opensAt),
    due: dueDate,
    until: localDateOf(closesAt),
    late: late ?? 0,
    score: scoreInWords(score ?? 0),
    full: scoreInWords(FULL),
    lost: scoreInWords(LOST_PER_LATE_DAY),
  };
  switch (state) {
    case 'UPCOMING':
      return say(
        'Evaluasi {name}: dibuka {from}, jawab paling lambat {due}; tiap hari terlambat mengurangi {lost} dari {full}, dan tidak dapat dijawab lagi sejak {until}.',
        'Evaluation {name}: opens on {from}, answer by {due}; each day late costs {lost} of {full}, and from {until} on it cannot be answered.',
        values,
      );
    case 'OPEN':
      return say(
        'Evaluasi {name}: belum dijawab, batas waktu {due}; dijawab hari ini bernilai {score}, tiap hari terlambat mengurangi {lost}, dan tidak dapat dijawab lagi sejak {until}.',
        'Evaluation {name}: not answered, due on {due}; answered today it gives {score}, each day late costs {lost}, and from {until} on it cannot be answered.',
        values,
      );
    case 'ANSWERED':
      return say(
        'Evaluasi {name}: dijawab, {late} hari terlambat, {score}.',
        'Evaluation {name}: answered, {late} days late, {score}.',
        values,
      );
    case 'UNANSWERED':
      return say('Evaluasi {name}: tidak dijawab, 0.', 'Evaluation {name}: not answered, 0.', values);
    case 'VOIDED':
      return say(
        'Evaluasi {name}: ditiadakan, tidak dihitung.',
        'Evaluation {name}: voided, it does not count.',
        values,
      );
  }
}

function reachLines({ best, worst }: Prospect): Bilingual[] {
  return [
    say('Paling tinggi masih dapat dicapai: {worth}.', 'At best: {worth}.', { worth: worthInWords(best) }),
    say('Paling rendah: {worth}.', 'At worst: {worth}.', { worth: worthInWords(worst) }),
  ];
}

function worthInWords({ outcome, tier, points, amount }: AwardValue): Bilingual {
  const why = lower(labels.Outcome[outcome]);
  if (tier === null) return say('tidak ada insentif ({why})', 'nothing ({why})', { why });
  const values = { tier, points, amount: rupiahInWords(amount) };
  return amount === 0
    ? say('jenjang {tier}, {points} poin', 'tier {tier}, {points} points', values)
    : say('jenjang {tier}, {points} poin dan {amount}', 'tier {tier}, {points} points and {amount}', values);
}
