import type { Platform } from '../platform';
import { accounts } from './data/accounts';
import { personByKey } from './data/people';
import { endingTraining, trainings } from './data/trainings';
import { createGraphqlClient } from './graphql-client';
import { createStory } from './story';
import { buildWorld } from './world';

/**
 * Fills a fresh platform through its public API while its clock stands before now, and brings it to the instant at which
 * the loading began when all is there: however long it took, the first training of the list ends shortly after it.
 */
export async function loadDemo(platform: Platform): Promise<void> {
  const client = createGraphqlClient(platform);
  const now = new Date();
  const year = now.getFullYear();
  const world = await buildWorld(platform, client, [year, year + 1]);
  platform.replaceAccounts(
    accounts.map(({ subject, personKey, roles, description }) => ({
      subject,
      ...(personKey !== undefined && { name: personByKey(personKey).name }),
      role: roles.at(-1) ?? 'PARTICIPANT',
      description: description.en,
    })),
  );
  const story = createStory(client, world);
  for (const training of trainings(now)) {
    const planned = await story.plan({ ...training, title: training.title.id }, training.publish);
    await story.enroll(planned.id, training.nominations);
    if (training.key !== endingTraining) continue;
    await platform.drained();
    for (const { id, plan } of planned.sessions) {
      const isLast = plan.number === planned.sessions.length;
      await platform.advance(Date.parse(isLast ? plan.startsAt : plan.endsAt));
      const marks = training.achievements.map(({ person, attendance }) => {
        const mark = attendance[plan.number - 1];
        if (mark === undefined) throw new Error(`No mark of ${person} for session ${id}`);
        return [person, mark] as const;
      });
      await story.record(planned, plan.number, marks);
    }
    await story.score(planned, training.achievements);
  }
  await platform.advance(now.getTime());
}
