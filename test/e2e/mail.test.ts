import { personByKey } from '../../local/demo/data/people';
import type { PlannedTraining } from '../../local/demo/story';
import { openScene, peopleScene, type Scene } from './scene';
import { fullDeadLetters, idOf, letters, planOf, sessionOn, trainingView } from './steps';

jest.setTimeout(180_000);

const people = [1, 2, 3, 4, 5, 6].map((n) => `dpmptsp/pelayanan-0${n}`);
const addressOf = (person: string) => personByKey(person).email;
const addresses = people.map(addressOf);
const [throttled = '', refused = '', unavailable = '', ...served] = addresses;
const sender = 'SendDigestsDeadLetters';

let scene: Scene;
let training: PlannedTraining;
let personOf: (address: string) => string;

beforeAll(async () => {
  scene = await openScene();
  const { platform } = scene;
  const { story, world } = await peopleScene(scene);
  personOf = (address) => world.person(people[addresses.indexOf(address)] ?? '');
  training = await story.plan({ ...planOf([sessionOn('2026-10-26', '08:00')]), hasTest: false }, true);
  await story.enroll(
    training.id,
    people.map((person) => ({ person, approval: 'APPROVED' as const })),
  );
  await platform.advance('2026-10-26T08:20:00+07:00');
  await story.record(
    training,
    1,
    people.map((person) => [person, 'PRESENT'] as const),
  );
  await platform.advance('2026-10-26T18:00:00+07:00');
});
afterAll(() => scene.platform.close());

/** How many mails each of them has been sent since the scene began. */
const mailsTo = (some: readonly string[]): number[] =>
  some.map((to) => scene.platform.mailbox.list({ to, most: 100 }).length);
const all = addresses.map(() => 1);

it('what SES throttles is sent by the queue, what it refuses or never takes becomes a dead letter with its cause', async () => {
  const { platform } = scene;
  platform.faults.plan({
    seed: 1,
    mails: [
      // More often than one delivery asks.
      { to: throttled, answer: 'throttled', times: 4 },
      { to: refused, answer: 'refused' },
      { to: unavailable, answer: 'unavailable' },
    ],
  });
  await platform.advance('2026-10-27T09:00:00+07:00');
  expect(mailsTo([throttled, ...served])).toEqual([1, 1, 1, 1]);
  expect(mailsTo([refused, unavailable])).toEqual([0, 0]);
  const found = (await letters(platform, sender)).map(({ body, cause }) => ({
    cause,
    people: (JSON.parse(body) as { recipients: { personId: string }[] }).recipients.map(({ personId }) => personId),
  }));
  const [refusal, ...failures] = found.toSorted((a, b) => String(a.cause).localeCompare(String(b.cause)));
  expect(refusal).toEqual({ cause: 'MessageRejected', people: [personOf(refused)] });
  // Both waves of that morning ask for the same mail: either of them may have met the failure alone.
  expect(failures.length).toBeGreaterThan(0);
  for (const failure of failures) {
    expect(failure).toEqual({ cause: 'the notifier failed: ServiceUnavailable', people: [personOf(unavailable)] });
  }
});

it('no wave waits for it: each is open, has told everybody whom it could, and takes answers', async () => {
  const { waves } = await trainingView(scene.client, training.id);
  expect(Object.fromEntries(waves.map(({ code, status }) => [code, status]))).toMatchObject({ REACTION: 'OPEN' });
  expect(fullDeadLetters(scene.platform)).toHaveLength(1);
});

it('a redrive sends what is missing, once, and nobody has a second mail', async () => {
  const { platform } = scene;
  platform.faults.plan(undefined);
  expect(await platform.queues.redrive(idOf(platform, 'AWS::SQS::Queue', sender))).toBeGreaterThan(0);
  await platform.drained();
  expect(mailsTo(addresses)).toEqual(all);
  expect(fullDeadLetters(platform)).toEqual([]);
});

it('a service that is down on the day of a reminder holds up nothing either', async () => {
  const { platform } = scene;
  platform.faults.plan({ seed: 1, mails: addresses.map((to) => ({ to, answer: 'unavailable' as const })) });
  await platform.advance('2026-10-28T09:00:00+07:00');
  expect(mailsTo(addresses)).toEqual(all);
  platform.faults.plan(undefined);
  // The next day: who is written to is who was not served then, once.
  await platform.advance('2026-10-29T09:00:00+07:00');
  await platform.queues.redrive(idOf(platform, 'AWS::SQS::Queue', sender));
  await platform.drained();
  expect(mailsTo(addresses)).toEqual(addresses.map(() => 2));
  await platform.advance('2026-11-03T09:00:00+07:00');
  const { waves } = await trainingView(scene.client, training.id);
  expect(Object.fromEntries(waves.map(({ code, status }) => [code, status]))).toMatchObject({ REACTION: 'CLOSED' });
  expect(fullDeadLetters(platform)).toEqual([]);
});
