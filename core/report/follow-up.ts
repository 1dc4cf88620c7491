import { type FindingOutcome, outcomeOf, outcomesOf } from '../improvement/outcome';
import type { LocatedFinding, Recommendation } from '../improvement/recommendation';
import { labels } from '../labels';
import { findingInWords, point, valueInWords } from './parts';
import { type ProgramFacts, questionOf } from './program-facts';
import type { Block, Point } from './report';
import type { Words } from './words';

/** A finding, who answered it, and whether it went away. */
export function findingWithAnswer(words: Words, facts: ProgramFacts, finding: LocatedFinding): Point {
  const answers = facts.everyRecommendation.filter(({ findings }) => findings.some((one) => isSame(one, finding)));
  const applied = answers.find(({ designVersion }) => designVersion !== null);
  const outcome = outcomeOf(facts.contributions, finding, applied?.designVersion ?? undefined);
  return told(outcome, [sentence(words, facts, finding), answeredBy(words, answers), since(words, finding, outcome)]);
}

/** What became of what a recommendation answers. */
export function recommendationInWords(words: Words, facts: ProgramFacts, one: Recommendation): Block[] {
  const { say } = words;
  const titles = new Map(facts.trainings.map(({ training }) => [training.id, training.title]));
  const outcomes = outcomesOf(facts.contributions, one);
  const points = one.findings.map((finding, i) => {
    const outcome = outcomes[i] ?? { status: 'NOT_YET_MEASURED', later: [] };
    const title = titles.get(finding.trainingId);
    const where = title === undefined ? '' : `${title}: `;
    const found = `${where}${sentence(words, facts, finding)}`;
    // What has been declined has changed nothing, whatever was measured since.
    return one.status === 'DECLINED' ? point('plain', found) : told(outcome, [found, since(words, finding, outcome)]);
  });
  return [
    { kind: 'heading', text: one.title },
    { kind: 'text', text: one.text },
    { kind: 'text', text: decided(words, one) },
    ...(points.length === 0
      ? []
      : [{ kind: 'text' as const, text: say('Temuan yang dijawabnya:', 'Findings that it answers:') }]),
    { kind: 'points', points },
  ];
}

/** How many findings that are answered by a design have gone, in one conclusion; none where no design answers any. */
export function whatWentAway(words: Words, facts: ProgramFacts): Point[] {
  const applied = facts.recommendations.filter(({ designVersion }) => designVersion !== null);
  const statuses = applied.flatMap((one) => outcomesOf(facts.contributions, one).map(({ status }) => status));
  if (statuses.length === 0) return [];
  const many = (status: FindingOutcome['status']): string =>
    words.number(statuses.filter((is) => is === status).length);
  return [
    point(
      statuses.includes('STILL_PRESENT') ? 'poor' : statuses.includes('GONE') ? 'good' : 'plain',
      words.say(
        'Temuan yang dijawab dengan perubahan rancangan: {all}. Hilang: {gone}; masih ada: {still}; belum diukur lagi: {open}.',
        'Findings that a new design answers: {all}. Gone: {gone}; still there: {still}; not measured again yet: {open}.',
        {
          all: words.number(statuses.length),
          gone: many('GONE'),
          still: many('STILL_PRESENT'),
          open: many('NOT_YET_MEASURED'),
        },
      ),
    ),
  ];
}

const isSame = (a: LocatedFinding, b: LocatedFinding): boolean =>
  a.trainingId === b.trainingId &&
  a.waveCode === b.waveCode &&
  a.rule === b.rule &&
  a.raterKind === b.raterKind &&
  a.item === b.item;

const told = ({ status }: FindingOutcome, sentences: readonly string[]): Point =>
  point(status === 'GONE' ? 'good' : 'poor', sentences.join(' '));

const sentence = (words: Words, facts: ProgramFacts, finding: LocatedFinding): string =>
  findingInWords(words, finding, (item) => questionOf(facts, words, finding.level, item));

function answeredBy({ say, of }: Words, answers: readonly Recommendation[]): string {
  if (answers.length === 0) return say('Belum ada usulan perubahan.', 'No change has been proposed yet.');
  const list = answers.map(
    ({ title, status }) => `“${title}” (${of(labels.RecommendationStatus[status]).toLowerCase()})`,
  );
  return say('Usulan: {list}.', 'Proposed: {list}.', { list: list.join(', ') });
}

function since(words: Words, { rule }: LocatedFinding, { status, later }: FindingOutcome): string {
  const { say } = words;
  const last = later.at(-1);
  if (last === undefined) {
    return say('Belum diukur lagi pada rancangan berikutnya.', 'Not measured again under a later design yet.');
  }
  const values = { value: valueInWords(words, rule, last.value), design: words.number(last.designVersion) };
  return status === 'GONE'
    ? say(
        'Pada rancangan versi {design}: {value}; temuan ini hilang.',
        'Under design version {design}: {value}; this finding has gone.',
        values,
      )
    : say(
        'Pada rancangan versi {design}: {value}; temuan ini masih ada.',
        'Under design version {design}: {value}; this finding is still there.',
        values,
      );
}

function decided(words: Words, { status, proposedAt, decidedAt, designVersion, reason }: Recommendation): string {
  const { say, of } = words;
  const proposed = say('Diusulkan {date}.', 'Proposed on {date}.', { date: words.dateOf(proposedAt) });
  if (decidedAt === null) return `${proposed} ${say('Menunggu keputusan.', 'Waits for a decision.')}`;
  const now = say('{status} pada {date}', '{status} on {date}', {
    status: of(labels.RecommendationStatus[status]),
    date: words.dateOf(decidedAt),
  });
  const version = designVersion === null ? '' : words.number(designVersion);
  const how =
    designVersion === null
      ? reason
      : say('dalam rancangan versi {version}', 'in design version {version}', { version });
  return `${proposed} ${now}${how === null ? '.' : `: ${how.replace(/\.$/, '')}.`}`;
}
