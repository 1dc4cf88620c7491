import { planEvaluations } from '../core/evaluation/plan-evaluations';
import { releaseTasks } from '../core/evaluation/release-tasks';
import { voidTasksAbout } from '../core/evaluation/void-tasks-about';
import { queueUrl, readEnvironment, text } from './shared/environment';
import { consumeEvents } from './shared/event-consumer';
import { tableOf } from './shared/table';

const environment = readEnvironment({ TABLE_NAME: text, DEAD_LETTER_QUEUE_URL: queueUrl });
const table = tableOf(environment.TABLE_NAME);

/** Plans the evaluation waves of a training that has ended; cancels those of one that was cancelled; moves the tasks of who left. */
export const handler = consumeEvents(environment.DEAD_LETTER_QUEUE_URL, (event, trace) => {
  const deps = table(trace);
  if (event.type === 'PersonLeft') return releaseTasks(deps, event.aggregateId);
  if (event.type === 'PersonErased') return voidTasksAbout(deps, event.aggregateId);
  return planEvaluations(deps, event.aggregateId);
});
