import { createHash } from 'node:crypto';
import { type ApiCall, ApiError, type Resource } from '../../contracts';

/** What shall go wrong. Chances are 0…1; every draw depends on the seed and the place alone, so that a seed replays. */
export interface FaultPlan {
  readonly seed: number;
  /** Chance that a batch is delivered a second time, after or beside the first. */
  readonly duplicate?: number;
  /** Chance that a batch waits up to `maxMs` before its delivery, so that later ones overtake it. */
  readonly delay?: { readonly chance: number; readonly maxMs: number };
  /** Chance that the messages of a queue's batch are shuffled. */
  readonly reorder?: number;
  /** Chance that a DynamoDB call of a function is throttled. */
  readonly throttle?: number;
  /** Mails that SES does not take. */
  readonly mails?: readonly MailFault[];
  /** Exact strikes. */
  readonly strikes?: readonly Strike[];
}

/** What SES answers to mails for an address. */
export interface MailFault {
  readonly to: string;
  readonly answer: keyof typeof mailAnswers;
  /** The first so many mails alone; every one when absent. */
  readonly times?: number;
}

/** One thing that happens at one call of a function. */
export interface Strike {
  /** Logical id of the function. */
  readonly fn: string;
  /** Number of the function's call, from 1 at the plan's beginning. */
  readonly call: number;
  readonly kind: 'throttle' | 'kill-before' | 'kill-after';
}

export type FaultKind = 'duplicate' | 'delay' | 'reorder' | 'mail' | Strike['kind'];

export interface FaultsOptions {
  /** Kills the function's running child process, as a crash would. */
  readonly kill: (fn: Resource) => void;
}

/** Failures brought in from the outside; the platform itself knows no other code path for them. */
export interface Faults {
  /** Takes a plan, or none; call counts start anew. */
  plan(plan: FaultPlan | undefined): void;
  /** Front door, before a call is handled; throws what the function shall see. */
  beforeCall(call: ApiCall): void;
  /** Front door, after a call has taken effect and before its reply; throws when the caller was killed. */
  afterCall(call: ApiCall): void;
  /** How many calls each function has made since `plan`: the crash points that can be enumerated. */
  calls(): Readonly<Record<string, number>>;
  /** How often each kind of fault has happened since `plan`. */
  injected(): Readonly<Partial<Record<FaultKind, number>>>;
  /** Pumps: what shall happen to the next batch of a mapping. */
  delivery(mapping: string): Delivery;
}

export interface Delivery {
  readonly delayMs: number;
  readonly duplicate: 'none' | 'after' | 'beside';
  /** The batch in the order in which it shall be delivered. */
  order<T>(batch: readonly T[]): T[];
}

const calm: Delivery = { delayMs: 0, duplicate: 'none', order: (batch) => [...batch] };

export function createFaults({ kill }: FaultsOptions): Faults {
  let plan: FaultPlan | undefined;
  let counts: Record<string, number> = {};
  let injected: Partial<Record<FaultKind, number>> = {};
  /** The number of each call that is under way, since calls of a function may overlap. */
  let numbers = new WeakMap<ApiCall, number>();

  /** 0 ≤ x < 1, the same for the same seed and place. */
  const draw = (place: string): number =>
    createHash('sha256').update(`${plan?.seed} ${place}`).digest().readUInt32BE(0) / 2 ** 32;
  const next = (place: string): number => {
    const count = (counts[place] ?? 0) + 1;
    counts[place] = count;
    return count;
  };
  const note = (kind: FaultKind): void => {
    injected[kind] = (injected[kind] ?? 0) + 1;
  };
  const strike = (fn: Resource, call: number, kind: Strike['kind']) =>
    plan?.strikes?.some((each) => each.fn === fn.logicalId && each.call === call && each.kind === kind) === true;
  const killed = (fn: Resource, kind: FaultKind): never => {
    note(kind);
    kill(fn);
    throw new ApiError('ServiceUnavailable', `${fn.logicalId} was killed by the fault plan.`, 503);
  };

  const refuseMail = (to: string): void => {
    const fault = plan?.mails?.find((each) => each.to === to);
    if (fault === undefined || next(`mail ${to}`) > (fault.times ?? Number.POSITIVE_INFINITY)) return;
    note('mail');
    throw mailAnswers[fault.answer](to);
  };

  return {
    plan(wanted) {
      plan = wanted;
      counts = {};
      injected = {};
      numbers = new WeakMap();
    },
    beforeCall(call) {
      if (call.caller.kind !== 'function') return;
      const { fn } = call.caller;
      const number = next(`call ${fn.logicalId}`);
      if (plan === undefined) return;
      numbers.set(call, number);
      if (strike(fn, number, 'kill-before')) killed(fn, 'kill-before');
      if (call.service === 'ses') refuseMail(addresseeOf(call));
      const unlucky = call.service === 'dynamodb' && draw(`throttle ${fn.logicalId} ${number}`) < (plan.throttle ?? 0);
      if (!unlucky && !strike(fn, number, 'throttle')) return;
      note('throttle');
      throw throttled(call);
    },
    afterCall(call) {
      const number = numbers.get(call);
      if (number !== undefined && call.caller.kind === 'function' && strike(call.caller.fn, number, 'kill-after')) {
        killed(call.caller.fn, 'kill-after');
      }
    },
    calls() {
      const own = Object.entries(counts).filter(([place]) => place.startsWith('call '));
      return Object.fromEntries(own.map(([place, count]) => [place.slice('call '.length), count]));
    },
    injected: () => ({ ...injected }),
    delivery(mapping) {
      if (plan === undefined) return calm;
      const place = `${mapping} ${next(`batch ${mapping}`)}`;
      const { delay, duplicate = 0, reorder = 0 } = plan;
      const delayed = delay !== undefined && draw(`delay ${place}`) < delay.chance;
      const repeated = draw(`duplicate ${place}`) < duplicate;
      const shuffled = draw(`reorder ${place}`) < reorder;
      if (delayed) note('delay');
      if (repeated) note('duplicate');
      return {
        delayMs: delayed ? draw(`delay by ${place}`) * delay.maxMs : 0,
        duplicate: repeated ? (draw(`beside ${place}`) < 0.5 ? 'beside' : 'after') : 'none',
        order(batch) {
          if (!shuffled || batch.length < 2) return [...batch];
          note('reorder');
          return shuffle(batch, (index) => draw(`order ${place} ${index}`));
        },
      };
    },
  };
}

/** As SES words them: what it says of one mail may name the address. */
const mailAnswers = {
  throttled: () => new ApiError('TooManyRequestsException', 'Maximum sending rate exceeded.', 429),
  refused: (to: string) => new ApiError('MessageRejected', `Email address is not verified: ${to}`),
  unavailable: () => new ApiError('ServiceUnavailable', 'The service is unavailable.', 503),
} as const;

/** Of a mail to one address, as the platform sends them. */
function addresseeOf({ input }: ApiCall): string {
  const { ToAddresses } = (input.Destination ?? {}) as { readonly ToAddresses?: readonly string[] };
  return ToAddresses?.[0] ?? '';
}

function throttled({ service }: ApiCall): ApiError {
  return service === 'dynamodb'
    ? new ApiError(
        'ProvisionedThroughputExceededException',
        'The level of configured provisioned throughput was exceeded.',
      )
    : new ApiError('ThrottlingException', 'Rate exceeded');
}

function shuffle<T>(batch: readonly T[], chance: (index: number) => number): T[] {
  return batch
    .map((item, index) => ({ item, rank: chance(index) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
