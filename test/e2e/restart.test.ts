import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerTask, openTasks } from '../../local/demo/answering';
import { createGraphqlClient } from '../../local/demo/graphql-client';
import type { PlannedTraining } from '../../local/demo/story';
import { administrator, type World } from '../../local/demo/world';
import type { PlatformUrls } from '../../local/platform';
import { chapter, openScene, peopleScene } from './scene';
import { killStarted, npmRun, npmStart, urlsOf } from './started';
import { fullDeadLetters, planOf, sessionOn, statuses, trainingView } from './steps';

jest.setTimeout(120_000);

const people = [1, 2, 3, 4, 5, 6].map((n) => `dpmptsp/pelayanan-0${n}`);

/** Tells, line by line, what fires while the clock moves. */
function advancing(urls: PlatformUrls, to: string): Promise<Response> {
  return fetch(new URL('/clock', urls.explorer), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to }),
  });
}

/** Moves the clock until a moment has just fired; it has not been acted upon then. */
async function advanceUntil(urls: PlatformUrls, to: string, moment: RegExp): Promise<void> {
  const { body } = await advancing(urls, to);
  if (body === null) throw new Error('The clock does not answer.');
  let text = '';
  for await (const part of body.pipeThrough(new TextDecoderStream())) {
    const lines = (text + part).split('\n');
    text = lines.pop() ?? '';
    const fired = lines.map((line) => JSON.parse(line) as { kind: string; input?: { moment?: string } });
    if (fired.some(({ input }) => moment.test(input?.moment ?? ''))) return;
  }
  throw new Error(`Nothing like ${moment} fired.`);
}

afterAll(killStarted);

it('killed at its end, while it settles and at the close of a wave, the training is settled once', async () => {
  const { copy, told } = await chapter(async (scene) => {
    const { world, story } = await peopleScene(scene);
    const training = await story.plan(planOf([sessionOn('2026-10-26', '08:00')]), true);
    await story.enroll(
      training.id,
      people.map((person) => ({ person, approval: 'APPROVED' as const })),
    );
    await scene.platform.advance('2026-10-26T08:20:00+07:00');
    await story.record(
      training,
      1,
      people.map((person) => [person, 'PRESENT'] as const),
    );
    await story.score(
      training,
      people.map((person) => ({ person, postTest: 90 })),
    );
    await Promise.all(people.map((person) => world.accountOf(person)));
    await scene.platform.drained();
    return { training, world };
  });
  const dataDir = copy();

  const start = () => npmStart(dataDir, '--no-demo', '--json');
  const first = await start();
  await advanceUntil(await urlsOf(first), '2026-10-26T12:00:00+07:00', /^end-/);
  await first.end('SIGKILL');
  // It goes on by itself, and dies while it does.
  const second = await start();
  await urlsOf(second);
  await second.end('SIGKILL');
  const third = await start();
  const urls = await urlsOf(third);
  await (await advancing(urls, '2026-10-27T08:00:00+07:00')).text();
  for (const person of people.slice(0, 3)) await answerReaction(urls, await told.world.accountOf(person));
  await (await advancing(urls, '2026-11-10T08:00:00+07:00')).text();
  await expectReports(dataDir, told.training.id, told.world.program('manajemen-risiko'));
  await advanceUntil(urls, '2027-03-27T12:00:00+07:00', /^close-BEHAVIOR/);
  await third.end('SIGKILL');

  const { platform, client, problems } = await openScene({ dataDir });
  try {
    await platform.drained();
    const { training, world } = told;
    expect(Object.values(await statuses(client, training.id))).toEqual(people.map(() => 'COMPLETED'));
    const { waves } = await trainingView(client, training.id);
    expect(Object.fromEntries(waves.map(({ code, status }) => [code, status]))).toEqual({
      REACTION: 'CLOSED',
      LEARNING: 'CLOSED',
      BEHAVIOR: 'CLOSED',
      RESULTS: 'SCHEDULED',
    });
    for (const person of people) expect(await ledgerOf(client, world, person)).toEqual([150]);
    expect(await outcomes(client, training)).toEqual(people.map(() => 'GATE_OWN_TASK'));
    expect(fullDeadLetters(platform)).toEqual([]);
    expect(problems).toEqual([]);
  } finally {
    await platform.close();
  }
});

async function answerReaction(urls: PlatformUrls, subject: string): Promise<void> {
  const token = async () => (await fetch(`${urls.token}?subject=${subject}&raw`)).text();
  const client = createGraphqlClient({ urls, token });
  const [task] = (await openTasks(client, subject)).filter(({ waveCode }) => waveCode === 'REACTION');
  await answerTask(client, subject, task?.id ?? '', 4);
}

/** What the command writes of an evaluation that has closed and of a program's year: in both formats and languages. */
async function expectReports(dataDir: string, trainingId: string, programId: string): Promise<void> {
  const wave = ['--training', trainingId, '--level', 'reaction'];
  const year = ['--program', programId, '--year', '2026'];
  const wanted = [
    [[...wave, '--format', 'html', '--language', 'id'], '<html lang="id"', 'Reaksi'],
    [[...wave, '--format', 'csv', '--language', 'en'], '\uFEFFtraining_id,', 'The content fits the needs of my work.'],
    [[...year, '--format', 'html', '--language', 'en'], '<html lang="en"', 'Risk Management'],
    [[...year, '--format', 'csv', '--language', 'id'], '\uFEFF', 'Manajemen Risiko'],
  ] as const;
  for (const [i, [options, head, word]] of wanted.entries()) {
    const out = join(dataDir, `report-${i}`);
    const said = await npmRun('report', ...options, '--out', out, '--data', dataDir);
    const content = readFileSync(out, 'utf8');
    expect(content).toContain(head);
    expect(content).toContain(word);
    // The checksum that it prints is the file's.
    expect(said).toContain(createHash('sha256').update(content).digest('hex').slice(0, 16));
    if (options.includes('html')) {
      expect(content).toContain('<svg ');
      expect(content).not.toMatch(/(?:src|href)="https?:/);
    }
  }
}

type Client = Awaited<ReturnType<typeof openScene>>['client'];

async function ledgerOf(client: Client, world: World, person: string): Promise<number[]> {
  const { ledger } = await client.send<{ ledger: { edges: { node: { points: number } }[] } }>(
    await world.accountOf(person),
    '{ ledger { edges { node { points } } } }',
  );
  return ledger.edges.map(({ node }) => node.points);
}

/** Why everybody got what they got at stage APPLICATION. */
async function outcomes(client: Client, { id }: PlannedTraining): Promise<string[]> {
  const { awardsOfTraining } = await client.send<{ awardsOfTraining: { edges: { node: { outcome: string } }[] } }>(
    administrator,
    'query ($id: ID!) { awardsOfTraining(trainingId: $id, stage: APPLICATION) { edges { node { outcome } } } }',
    { id },
  );
  return awardsOfTraining.edges.map(({ node }) => node.outcome);
}
