import {
  ApiError,
  type Assembly,
  type Authorizer,
  type Coverage,
  type JsonObject,
  type Service,
  type VirtualClock,
} from '../../contracts';
import type { Drainable } from '../activity';
import type { Sqs } from '../sqs/sqs';
import type { Store } from '../store';
import { checkDefinition, checkGroup, invalid } from './definition';
import { fire, scheduleArn } from './fire';
import { type Schedule, scheduleStore, timingOf } from './schedule-store';

export interface SchedulerOptions {
  readonly assembly: Assembly;
  readonly clock: VirtualClock;
  readonly store: Store;
  readonly sqs: Sqs;
  /**
   * Decides each firing: `sqs:SendMessage` by `{ kind: 'service', principal: 'scheduler.amazonaws.com', sourceArn:
   * <group ARN>, roleArn: <the schedule's role> }`.
   */
  readonly authorizer: Authorizer;
  /** Told `schedule` and the name of each schedule of the template that fires. */
  readonly coverage?: Coverage | undefined;
  /** Told about firings that could neither be delivered nor dead-lettered; standard error by default. */
  readonly report?: ((problem: string) => void) | undefined;
}

export interface Scheduler extends Service, Drainable {
  /**
   * The next virtual instant (milliseconds since the epoch) at which a schedule fires. With `oneTimeOnly`, recurring
   * schedules are passed over: a jump then fires each of them at most once, instead of at every tick it skipped.
   */
  nextDue(options?: { oneTimeOnly?: boolean }): number | undefined;
  /**
   * Fires what is due at the clock's now, in order of time; returns how many fired. A recurring schedule that missed
   * several ticks fires once. Call it after every `advanceTo`.
   */
  fireDue(): number;
  /** Starts firing by the passing of real time. */
  start(): void;
  /** The schedules that exist, by name, the template's own included. */
  names(): readonly string[];
  /** How many schedules calls have created since the data folder was new. */
  created(): number;
  stop(): void;
}

/** Longest sleep, in milliseconds: the clock may be moved by others, and timers have a limit. */
const longestSleep = 60_000;

/** EventBridge Scheduler on the virtual clock: one-time and rate schedules that send to queues. */
export function createScheduler(options: SchedulerOptions): Scheduler {
  const { assembly, clock, store, sqs, authorizer, coverage } = options;
  const report = options.report ?? console.error;
  const schedules = scheduleStore(store);
  let timer: NodeJS.Timeout | undefined;
  let running = false;

  adoptTemplate();

  /** The template's schedules: new ones begin now, kept ones go on, dropped ones go. */
  function adoptTemplate(): void {
    const wanted = assembly.ofType('AWS::Scheduler::Schedule').map((resource) => {
      const definition: JsonObject = { Name: resource.ref, ...resource.properties };
      checkDefinition(definition, assembly);
      return definition;
    });
    for (const kept of [...schedules.all()].filter(({ fromTemplate }) => fromTemplate)) {
      if (!wanted.some((one) => one.Name === kept.name && groupOf(one) === kept.group)) schedules.remove(kept);
    }
    for (const definition of wanted) {
      const kept = schedules.get(groupOf(definition), String(definition.Name));
      const goesOn = kept !== undefined && kept.definition.ScheduleExpression === definition.ScheduleExpression;
      schedules.put(goesOn ? { ...kept, definition } : newSchedule(definition, true));
    }
  }

  function newSchedule(definition: JsonObject, fromTemplate: boolean): Schedule {
    const timing = timingOf(definition);
    const now = clock.now();
    const due = timing.kind === 'at' ? timing.at : now + timing.every;
    return {
      group: groupOf(definition),
      name: String(definition.Name),
      definition,
      timing,
      createdAt: now,
      due,
      fromTemplate,
    };
  }

  function nextDue({ oneTimeOnly = false } = {}): number | undefined {
    let next: number | undefined;
    for (const { due, timing } of schedules.all()) {
      if (due === undefined || (oneTimeOnly && timing.kind === 'rate')) continue;
      if (next === undefined || due < next) next = due;
    }
    return next;
  }

  function fireDue(): number {
    const now = clock.now();
    const due = [...schedules.all()]
      .filter((schedule) => schedule.due !== undefined && schedule.due <= now)
      .sort((a, b) => a.due! - b.due! || (a.name < b.name ? -1 : 1));
    for (const schedule of due) {
      // The message and what becomes of the schedule are one write: a kill in between neither loses nor repeats it.
      store.transaction(() => {
        fire(schedule, { assembly, sqs, authorizer, report });
        if (schedule.fromTemplate) coverage?.use('schedule', schedule.name);
        settle(schedule, now);
      });
    }
    arm();
    return due.length;
  }

  function settle(schedule: Schedule, now: number): void {
    const { timing, definition } = schedule;
    if (timing.kind === 'rate') {
      const missed = Math.floor((now - schedule.due!) / timing.every);
      schedules.put({ ...schedule, due: schedule.due! + (missed + 1) * timing.every });
    } else if (definition.ActionAfterCompletion === 'DELETE') {
      schedules.remove(schedule);
    } else {
      schedules.put({ ...schedule, due: undefined });
    }
  }

  function arm(): void {
    clearTimeout(timer);
    if (!running) return;
    const wait = (nextDue() ?? Number.POSITIVE_INFINITY) - clock.now();
    timer = setTimeout(fireDue, Math.min(Math.max(wait, 0), longestSleep));
    timer.unref();
  }

  function existing(input: JsonObject): Schedule {
    const group = groupOf(input);
    const found = schedules.get(group, String(input.Name));
    if (found !== undefined) return found;
    throw new ApiError('ResourceNotFoundException', `Schedule ${input.Name} does not exist.`, 404);
  }

  const actions: Readonly<Record<string, ((input: JsonObject) => JsonObject) | undefined>> = {
    CreateSchedule(input) {
      checkDefinition(input, assembly);
      const group = groupOf(input);
      const name = String(input.Name);
      checkGroup(assembly, group);
      const ScheduleArn = scheduleArn(assembly, group, name);
      const known = schedules.get(group, name);
      if (known !== undefined) {
        // The SDK repeats a request that got no answer under the same token.
        if (input.ClientToken !== undefined && known.definition.ClientToken === input.ClientToken)
          return { ScheduleArn };
        throw new ApiError('ConflictException', `Schedule ${name} already exists.`, 409);
      }
      const schedule = newSchedule(input, false);
      if (schedule.timing.kind === 'at' && schedule.timing.at < clock.now()) throw invalid('its time is in the past');
      store.transaction(() => {
        schedules.put(schedule);
        schedules.countCreated();
      });
      arm();
      return { ScheduleArn };
    },
    GetSchedule(input) {
      const { group, name, definition, createdAt } = existing(input);
      return {
        ...definition,
        Arn: scheduleArn(assembly, group, name),
        GroupName: group,
        State: 'ENABLED',
        CreationDate: Math.floor(createdAt / 1000),
      };
    },
    DeleteSchedule(input) {
      schedules.remove(existing(input));
      arm();
      return {};
    },
    ListSchedules(input) {
      const prefix = String(input.NamePrefix ?? '');
      const from = String(input.NextToken ?? '');
      const most = Number(input.MaxResults ?? 100);
      const found = [...schedules.all()]
        .filter(
          ({ group, name }) => (input.GroupName === undefined || group === input.GroupName) && name.startsWith(prefix),
        )
        .map((each) => ({ key: `${each.group}/${each.name}`, ...each }))
        .filter(({ key }) => key > from)
        .sort((a, b) => (a.key < b.key ? -1 : 1));
      const page = found.slice(0, most);
      return {
        Schedules: page.map(({ group, name, definition }) => ({
          Arn: scheduleArn(assembly, group, name),
          GroupName: group,
          Name: name,
          State: 'ENABLED',
          Target: { Arn: (definition.Target as JsonObject).Arn! },
        })),
        ...(found.length > most && { NextToken: page.at(-1)!.key }),
      };
    },
  };

  return {
    name: 'scheduler',
    // A firing is one synchronous step, so that nothing is ever under way here.
    busy: () => false,
    drained: () => Promise.resolve(),
    nextDue,
    fireDue,
    start() {
      running = true;
      fireDue();
    },
    names: () => [...schedules.all()].map(({ name }) => name).sort(),
    created: schedules.created,
    stop() {
      running = false;
      clearTimeout(timer);
    },
    async handle({ action, input }) {
      const act = actions[action];
      if (act === undefined) throw new ApiError('ValidationException', `The local scheduler does not know ${action}.`);
      return { status: 200, body: JSON.stringify(act(input)) };
    },
  };
}

function groupOf(input: JsonObject): string {
  return String(input.GroupName ?? 'default');
}
