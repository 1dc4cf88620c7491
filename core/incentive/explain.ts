import type { RaterKind } from '../evaluation/evaluation';
import { labels } from '../labels';
import type { Bilingual } from '../messages';
import { localDateOf } from '../time';
import type { Training } from '../training/training';
import { lostOf, moneyOf, settledOf } from './award-money';
import type { TaskFigure } from './basis';
import { rulesOf } from './completion';
import type { ExplanationLine, ExplanationTopic } from './explanation';
import type { Award, ComponentScore, Scheme } from './incentive';
import { punctuality, tierOf } from './score';
import { gateInWords, lower, outcomeInWords, rupiahInWords, say, scoreInWords } from './words';

/** What an award is explained from: what it has kept of its computation, and the version of the rules that made it. */
export interface ExplainedFacts {
  readonly award: Award;
  readonly scheme: Scheme;
  readonly training: Pick<Training, 'title'>;
}

/**
 * Why an award has the value it has, or why somebody got nothing, in words that a person can check with a calculator. Of
 * BEHAVIOR it tells the total, the weights and which kinds of raters counted, never a kind's score.
 */
export function explain(facts: ExplainedFacts): ExplanationLine[] {
  const line = (topic: ExplanationTopic, ...texts: readonly Bilingual[]): ExplanationLine[] =>
    texts.map((text) => ({ topic, text }));
  return [
    ...line('OUTCOME', outcomeInWords(facts.award)),
    ...line('COMPONENT', ...facts.award.breakdown.flatMap((part) => componentOf(facts, part))),
    ...line('SCORE', ...scoreOf(facts.award)),
    ...line('GATE', ...gatesOf(facts)),
    ...line('TIER', ...tierLines(facts)),
    ...line('MONEY', ...moneyLines(facts.award)),
    ...line('RULES', rulesLine(facts)),
  ];
}

function componentOf(facts: ExplainedFacts, part: ComponentScore): Bilingual[] {
  const { component, weight, score } = part;
  const name = labels.Component[component];
  if (score === null)
    return [
      say('{name} tidak dihitung: {why}.', '{name} does not count: {why}.', { name, why: whyMissing(facts, part) }),
    ];
  const head = say('{name}: {score} dari 100, bobot {weight}.', '{name}: {score} of 100, weight {weight}.', {
    name,
    score: scoreInWords(score),
    weight,
  });
  return [head, ...inputsOf(facts, part)];
}

function whyMissing({ award }: ExplainedFacts, { component }: ComponentScore): Bilingual {
  if (award.outcome === 'NOT_COMPLETED' || award.outcome === 'TRAINING_CANCELLED')
    return lower(labels.Outcome[award.outcome]);
  switch (component) {
    case 'LEARNING':
      return say('pelatihan ini tidak memiliki tes', 'the training has no test');
    case 'BEHAVIOR':
      return lower(labels.Outcome.NO_INDEPENDENT_RATING);
    case 'TIMELINESS':
      return say('tidak ada evaluasi diri yang harus dijawab', 'there was no own evaluation to answer');
    case 'ATTENDANCE':
      return say('tidak ada sesi yang terselenggara', 'no session was held');
  }
}

function inputsOf(facts: ExplainedFacts, { component }: ComponentScore): Bilingual[] {
  switch (component) {
    case 'ATTENDANCE':
      return attendanceLine(facts);
    case 'LEARNING':
      return [learningLine(facts)];
    case 'BEHAVIOR':
      return behaviorLines(facts);
    case 'TIMELINESS':
      return facts.award.basis.ownTasks.map(taskLine);
  }
}

function attendanceLine({ award }: ExplainedFacts): Bilingual[] {
  if (award.basis.jp === null) return [];
  return [
    say(
      'Hadir {present} JP penuh dan terlambat {late} JP (dihitung setengah) dari {held} JP yang terselenggara.',
      'Present for {present} JP and late for {late} JP (which count half) of the {held} JP that were held.',
      { ...award.basis.jp },
    ),
  ];
}

function learningLine({ award }: ExplainedFacts): Bilingual {
  const postTest = award.basis.learning?.postTest ?? null;
  if (postTest === null)
    return say('Nilai tes akhir belum ada dan dihitung 0.', 'There is no post-test score yet; it counts 0.');
  return say('Nilai tes akhir {score}.', 'Post-test score {score}.', { score: scoreInWords(postTest) });
}

function behaviorLines({ award, scheme }: ExplainedFacts): Bilingual[] {
  const { weights, weightsWithSubordinates, minimumResponses } = scheme.behavior;
  const counted = new Set(award.countedKinds);
  const of: { readonly [kind: string]: number } = counted.has('SUBORDINATE') ? weightsWithSubordinates : weights;
  const list = (kinds: readonly string[], withWeight: boolean): Bilingual => {
    const text = (language: keyof Bilingual): string =>
      kinds.map((kind) => nameOfKind(kind)[language] + (withWeight ? ` (${of[kind]})` : '')).join(', ');
    return { id: text('id'), en: text('en') };
  };
  const dropped = Object.keys(of).filter((kind) => !counted.has(kind));
  const lines = [
    say('Penilai yang dihitung, dengan bobotnya: {kinds}.', 'Raters who counted, with their weights: {kinds}.', {
      kinds: list([...counted], true),
    }),
  ];
  if (dropped.length > 0) {
    lines.push(
      say(
        'Tidak dihitung, dan bobotnya dibagi ulang: {kinds} (tidak ada jawaban, atau kurang dari {least} jawaban rekan atau bawahan).',
        'Did not count, and their weight was spread: {kinds} (no answer, or fewer than {least} of peers or subordinates).',
        { kinds: list(dropped, false), least: minimumResponses },
      ),
    );
  }
  return lines;
}

const nameOfKind = (kind: string): Bilingual => lower(labels.RaterKind[kind as RaterKind]);

function taskLine({ level, late }: TaskFigure): Bilingual {
  const values = { name: labels.Level[level], late, score: scoreInWords(punctuality(late) ?? 0) };
  switch (late) {
    case 'VOIDED':
      return say(
        'Evaluasi {name}: ditiadakan, tidak dihitung.',
        'Evaluation {name}: voided, it does not count.',
        values,
      );
    case 'UNANSWERED':
      return say('Evaluasi {name}: tidak dijawab, 0.', 'Evaluation {name}: not answered, 0.', values);
    case 0:
      return say(
        'Evaluasi {name}: dijawab tepat waktu, {score}.',
        'Evaluation {name}: answered in time, {score}.',
        values,
      );
    default:
      return say(
        'Evaluasi {name}: dijawab {late} hari setelah batas waktu, {score}.',
        'Evaluation {name}: answered {late} days after it was due, {score}.',
        values,
      );
  }
}

function scoreOf({ breakdown, score }: Award): Bilingual[] {
  if (score === null) return [];
  const parts = breakdown.flatMap((part) => (part.score === null ? [] : [{ weight: part.weight, score: part.score }]));
  const sum = (language: keyof Bilingual): string =>
    parts.map((part) => `${part.weight} × ${scoreInWords(part.score)[language]}`).join(' + ');
  const weights = parts.reduce((total, { weight }) => total + weight, 0);
  return [
    say('Nilai = ({sum}) / {weights} = {score}.', 'Score = ({sum}) / {weights} = {score}.', {
      sum: { id: sum('id'), en: sum('en') },
      weights,
      score: scoreInWords(score),
    }),
  ];
}

function gatesOf({ award, scheme }: ExplainedFacts): Bilingual[] {
  return award.basis.gates.map(({ gate, met }) => gateInWords(gate, met ? 'MET' : 'NOT_MET', scheme, award.stage));
}

function tierLines({ award, scheme }: ExplainedFacts): Bilingual[] {
  const rules = rulesOf(scheme, award.stage);
  if (award.score === null) return [];
  const reached = tierOf(rules, award.score);
  const next = rules.tiers.filter(({ from }) => from > (award.score ?? 0)).at(-1);
  const values = {
    score: scoreInWords(award.score),
    tier: reached?.name ?? '',
    from: scoreInWords(reached?.from ?? 0),
    next: next?.name ?? '',
    nextFrom: scoreInWords(next?.from ?? 0),
  };
  const lines: Bilingual[] = [];
  if (award.outcome === 'AWARDED')
    lines.push(say('Jenjang {tier} dimulai pada {from}.', 'Tier {tier} starts at {from}.', values));
  if (award.outcome === 'AWARDED' || award.outcome === 'BELOW_TIERS') {
    if (next !== undefined)
      lines.push(say('Jenjang {next} dimulai pada {nextFrom}.', 'Tier {next} starts at {nextFrom}.', values));
  }
  return lines;
}

function moneyLines(award: Award): Bilingual[] {
  if (award.money === null) return [];
  const money = moneyOf(award);
  const waiting = money.waiting.reduce((sum, { amount }) => sum + amount, 0);
  const settled = settledOf(money);
  const lost = lostOf(money, award.amount);
  const parts: [number, Bilingual][] = [
    [
      waiting,
      say('{amount} menunggu anggaran {year}.', '{amount} waits for the budget of {year}.', amountOf(waiting, award)),
    ],
    [
      money.proposed,
      say('{amount} menunggu persetujuan.', '{amount} waits for approval.', amountOf(money.proposed, award)),
    ],
    [
      money.approved,
      say(
        '{amount} disetujui dan menunggu pembayaran.',
        '{amount} is approved and waits for the payment.',
        amountOf(money.approved, award),
      ),
    ],
    [
      settled,
      say('{amount} sudah dibayarkan ({references}).', '{amount} has been paid ({references}).', {
        ...amountOf(settled, award),
        references: money.payments.map(({ reference }) => reference).join(', '),
      }),
    ],
    [
      lost,
      money.lost === 'EXPIRED'
        ? say(
            '{amount} kedaluwarsa pada akhir tahun anggaran.',
            '{amount} has expired with its fiscal year.',
            amountOf(lost, award),
          )
        : say('{amount} ditolak.', '{amount} was rejected.', amountOf(lost, award)),
    ],
  ];
  return [...parts.flatMap(([amount, text]) => (amount > 0 ? [text] : [])), ...rejectionLine(award)];
}

/** Told also when a later correction has claimed it anew. */
function rejectionLine({ rejected }: Award): Bilingual[] {
  if (rejected === undefined) return [];
  return [
    say('Pada {day} {amount} ditolak: {reason}', 'On {day} {amount} was rejected: {reason}', {
      day: localDateOf(rejected.at),
      amount: rupiahInWords(rejected.amount),
      reason: rejected.reason,
    }),
  ];
}

const amountOf = (amount: number, { year }: Award) => ({ amount: rupiahInWords(amount), year });

function rulesLine({ award, training }: ExplainedFacts): Bilingual {
  return say(
    'Dihitung menurut skema versi {version}, yang berlaku saat pelatihan “{title}” diterbitkan.',
    'Computed by version {version} of the scheme, which was in force when the training “{title}” was published.',
    { version: award.schemeVersion, title: training.title },
  );
}
