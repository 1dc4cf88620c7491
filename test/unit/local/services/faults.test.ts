import type { ApiError } from '../../../../local/contracts';
import { createFaults, type FaultPlan } from '../../../../local/services/faults/faults';
import { call, fn } from './fixtures';

const consumer = fn('consumer');
const dynamodbCall = () => call('dynamodb', 'PutItem', {}, { kind: 'function', fn: consumer });

function run(plan: FaultPlan) {
  const killed: string[] = [];
  const faults = createFaults({ kill: ({ logicalId }) => killed.push(logicalId) });
  faults.plan(plan);
  const outcomes = Array.from({ length: 40 }, () => {
    const made = dynamodbCall();
    try {
      faults.beforeCall(made);
      faults.afterCall(made);
      return 'fine';
    } catch (error) {
      return (error as Error).name;
    }
  });
  const deliveries = Array.from({ length: 20 }, () => {
    const { delayMs, duplicate, order } = faults.delivery('m');
    return [delayMs, duplicate, order([1, 2, 3, 4]).join('')].join(' ');
  });
  return { outcomes, deliveries, killed, calls: faults.calls(), injected: faults.injected() };
}

const rough: FaultPlan = { seed: 7, throttle: 0.2, duplicate: 0.5, delay: { chance: 0.5, maxMs: 10 }, reorder: 0.5 };

test('a seed replays exactly, another seed differs', () => {
  expect(run(rough)).toEqual(run(rough));
  expect(run({ ...rough, seed: 8 })).not.toEqual(run(rough));
});

test('chances are kept to', () => {
  const { outcomes, deliveries, injected } = run(rough);
  const throttled = outcomes.filter((outcome) => outcome === 'ProvisionedThroughputExceededException').length;
  expect(throttled).toBeGreaterThan(1);
  expect(throttled).toBeLessThan(20);
  expect(new Set(deliveries.map((each) => each.split(' ')[1]))).toEqual(new Set(['none', 'after', 'beside']));
  expect(injected).toEqual({
    throttle: throttled,
    duplicate: deliveries.filter((each) => !each.includes('none')).length,
    delay: deliveries.filter((each) => !each.startsWith('0 ')).length,
    reorder: deliveries.filter((each) => !each.endsWith('1234')).length,
  });
});

test('a strike hits the named call, before or after its effect', () => {
  const kinds = { 2: 'throttle', 3: 'kill-before', 4: 'kill-after' } as const;
  const strikes = Object.entries(kinds).map(([number, kind]) => ({ fn: 'consumer', call: Number(number), kind }));
  const { outcomes, killed, calls, injected } = run({ seed: 1, strikes });
  expect(outcomes.slice(0, 5)).toEqual([
    'fine',
    'ProvisionedThroughputExceededException',
    'ServiceUnavailable',
    'ServiceUnavailable',
    'fine',
  ]);
  expect(killed).toEqual(['consumer', 'consumer']);
  expect(calls).toEqual({ consumer: 40 });
  expect(injected).toEqual({ throttle: 1, 'kill-before': 1, 'kill-after': 1 });
});

test('SES does not take the named mails, so often as is said, and says why as it does', () => {
  const faults = createFaults({ kill: () => undefined });
  faults.plan({
    seed: 1,
    mails: [
      { to: 'a@x.id', answer: 'throttled', times: 2 },
      { to: 'b@x.id', answer: 'refused' },
      { to: 'c@x.id', answer: 'unavailable' },
    ],
  });
  const outcomeOf = (to: string) => {
    try {
      faults.beforeCall(
        call('ses', 'SendEmail', { Destination: { ToAddresses: [to] } }, { kind: 'function', fn: consumer }),
      );
      return 'taken';
    } catch (error) {
      const { code, status } = error as ApiError;
      return `${code} ${status}`;
    }
  };
  const outcomes = ['a@x.id', 'b@x.id', 'c@x.id', 'd@x.id'].map((to) => [1, 2, 3].map(() => outcomeOf(to)));
  expect(outcomes).toEqual([
    ['TooManyRequestsException 429', 'TooManyRequestsException 429', 'taken'],
    ['MessageRejected 400', 'MessageRejected 400', 'MessageRejected 400'],
    ['ServiceUnavailable 503', 'ServiceUnavailable 503', 'ServiceUnavailable 503'],
    ['taken', 'taken', 'taken'],
  ]);
  expect(faults.injected()).toEqual({ mail: 8 });
});

test('without a plan calls are counted and nothing fails', () => {
  const faults = createFaults({ kill: () => undefined });
  faults.beforeCall(dynamodbCall());
  expect(faults.calls()).toEqual({ consumer: 1 });
  expect(faults.delivery('m')).toMatchObject({ delayMs: 0, duplicate: 'none' });
});
