import type { Reads } from '../../../core/ports';
import { fromItem, type Item } from '../codec';
import { at, start } from '../keys';
import { beginning, type Queries } from '../query';
import { indexes } from '../schema';
import { rangesOf } from './ranges';

type EvaluationReads = Pick<
  Reads,
  | 'plansOf'
  | 'instrumentsOf'
  | 'contributionsOf'
  | 'contributionsOfRegion'
  | 'openTasksOf'
  | 'tasksOfWave'
  | 'tasksInRange'
  | 'responsesInRange'
  | 'ratersOwing'
  | 'taskSubjectRanges'
  | 'resultsOf'
  | 'wavesDue'
>;

const task = (item: Item) => fromItem('Task', item);

const contribution = (item: Item) => fromItem('Contribution', item);
const ofYear = (year: number | undefined) =>
  beginning(year === undefined ? start.contribution : start.contributionOf(year));

/** The character after `#`: sorts behind everything that follows a key's separator. */
const AFTER_SEPARATOR = '$';

export function evaluationReads({ page, all }: Queries): EvaluationReads {
  return {
    plansOf: (programId) =>
      all({ pk: at.program(programId), ...beginning(start.plan) }, (item) => fromItem('EvaluationPlan', item)),
    instrumentsOf: (programId) =>
      all({ pk: at.program(programId), ...beginning(start.instrument) }, (item) => fromItem('Instrument', item)),
    openTasksOf: (raterId, now, request) =>
      page(
        {
          index: 'GSI1',
          pk: at.rater(raterId),
          // A window is half-open: a task that closes now is no longer owed.
          from: `${start.task}${now}${AFTER_SEPARATOR}`,
          to: `${start.task}~`,
        },
        task,
        request,
      ),
    tasksOfWave: (trainingId, waveCode, request) =>
      page({ pk: at.wave(trainingId, waveCode), ...beginning(start.task) }, task, request),
    tasksInRange: (trainingId, waveCode, { from, to }) =>
      all(
        {
          pk: at.wave(trainingId, waveCode),
          from: `${start.task}${from}#`,
          to: `${start.task}${to}${AFTER_SEPARATOR}`,
        },
        task,
      ),
    responsesInRange: (trainingId, waveCode, { from, to }) =>
      all(
        {
          pk: at.wave(trainingId, waveCode),
          from: `${start.response}${from}#`,
          to: `${start.response}${to}${AFTER_SEPARATOR}`,
        },
        (item) => fromItem('Response', item),
      ),
    async ratersOwing(trainingId, waveCode) {
      const range = { pk: at.wave(trainingId, waveCode), ...beginning(start.task) };
      // A task stands in the index of its rater for as long as it is owed.
      const owed = indexes.GSI1.pk;
      const raters = await all(range, (item) => (item[owed] === undefined ? [] : [item.raterId as string]), [
        'raterId',
        owed,
      ]);
      return [...new Set(raters.flat())];
    },
    async taskSubjectRanges(trainingId, waveCode, size) {
      const range = { pk: at.wave(trainingId, waveCode), ...beginning(start.task) };
      return rangesOf(await all(range, ({ subjectId }) => subjectId as string, ['subjectId']), size);
    },
    resultsOf: (trainingId) =>
      all({ pk: at.training(trainingId), ...beginning(start.results) }, (item) => fromItem('WaveResults', item)),
    contributionsOf: (ofId, year) => all({ pk: at.contributor(ofId), ...ofYear(year) }, contribution),
    contributionsOfRegion: (region, year) =>
      all({ index: 'GSI2', pk: at.region(region), ...ofYear(year) }, contribution),
    wavesDue: (until, request) =>
      page({ index: 'GSI3', pk: at.due, to: until }, (item) => fromItem('Wave', item), request),
  };
}
