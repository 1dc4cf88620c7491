import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createScheduler } from '../../../local/services/scheduler/scheduler';
import { createSqs } from '../../../local/services/sqs/sqs';
import { openStore } from '../../../local/services/store';
import { createClock } from '../../../local/virtual-clock';
import { assemblyOf, queue, watchfulAuthorizer } from '../../unit/local/services/fixtures';

/** Sends and schedules without end, and says after each what was acknowledged. */
const script = (dataDir: string) => `
  const { createSqs } = await import('./local/services/sqs/sqs.ts');
  const { createScheduler } = await import('./local/services/scheduler/scheduler.ts');
  const { openStore } = await import('./local/services/store.ts');
  const { createClock } = await import('./local/virtual-clock.ts');
  const { assemblyOf, queue, watchfulAuthorizer } = await import('./test/unit/local/services/fixtures.ts');
  const assembly = assemblyOf(queue('work'));
  const store = openStore('${dataDir}');
  const clock = createClock();
  const sqs = createSqs({ assembly, store, clock });
  const scheduler = createScheduler({ assembly, clock, store, sqs, authorizer: watchfulAuthorizer() });
  for (let n = 0; ; n++) {
    sqs.send('work', String(n));
    const input = { Name: 'm' + n, ScheduleExpression: 'at(2099-01-01T00:00:00)', FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: queue('work').attributes.Arn, RoleArn: 'role' } };
    await scheduler.handle({ service: 'scheduler', action: 'CreateSchedule', input, headers: {}, caller: { kind: 'operator' } });
    process.stdout.write(n + '\\n');
    await new Promise(setImmediate);
  }`;

test('what was acknowledged before a kill is there afterwards', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'siger-kill-'));
  try {
    const args = ['--import', 'tsx', '--input-type=module', '-e', script(dataDir)];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    await new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.stdout.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (output.length > 2000) child.kill('SIGKILL');
      });
    });
    const acknowledged = output.split('\n').slice(0, -1).length;
    expect(acknowledged).toBeGreaterThan(100);

    const assembly = assemblyOf(queue('work'));
    const store = openStore(dataDir);
    const clock = createClock();
    const sqs = createSqs({ assembly, store, clock });
    const scheduler = createScheduler({ assembly, clock, store, sqs, authorizer: watchfulAuthorizer() });
    const bodies = sqs.receive('work', 100_000).map(({ body }) => Number(body));
    expect(bodies).toEqual(bodies.map((_, index) => index));
    expect(bodies.length).toBeGreaterThanOrEqual(acknowledged);
    expect(scheduler.names().length).toBeGreaterThanOrEqual(acknowledged);
    sqs.close();
    store.close();
  } finally {
    rmSync(dataDir, { recursive: true });
  }
});
