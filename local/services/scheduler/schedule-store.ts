import type { JsonObject } from '../../contracts';
import type { Store } from '../store';
import { readExpression, type Timing } from './expression';

/** A schedule as it is kept. */
export interface Schedule {
  readonly group: string;
  readonly name: string;
  /** The input of CreateSchedule, or the properties in the template: both have the same shape. */
  readonly definition: JsonObject;
  readonly timing: Timing;
  readonly createdAt: number;
  /** Virtual instant of the next firing, in milliseconds; undefined when it has fired for good. */
  readonly due: number | undefined;
  /** Made by the template, not by a call. */
  readonly fromTemplate: boolean;
}

/** The durable schedules: every change is in the store when the call returns. */
export interface ScheduleStore {
  all(): IterableIterator<Schedule>;
  get(group: string, name: string): Schedule | undefined;
  put(schedule: Schedule): void;
  remove(schedule: Schedule): void;
  /** How many schedules calls have created, ever. */
  created(): number;
  countCreated(): void;
}

export function scheduleStore({ db }: Store): ScheduleStore {
  db.exec(`CREATE TABLE IF NOT EXISTS schedule (
    "group" TEXT NOT NULL, name TEXT NOT NULL, definition TEXT NOT NULL, created_at REAL NOT NULL, due REAL,
    from_template INTEGER NOT NULL, PRIMARY KEY ("group", name)) STRICT;
    CREATE TABLE IF NOT EXISTS schedule_count (created INTEGER NOT NULL) STRICT;
    INSERT INTO schedule_count SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM schedule_count)`);
  const put = db.prepare('INSERT OR REPLACE INTO schedule VALUES (?, ?, ?, ?, ?, ?)');
  const remove = db.prepare('DELETE FROM schedule WHERE "group" = ? AND name = ?');
  const count = db.prepare('UPDATE schedule_count SET created = created + 1');
  let created = (db.prepare('SELECT created FROM schedule_count').get() as { created: number }).created;
  const schedules = new Map<string, Schedule>();
  const key = (group: string, name: string) => `${group}/${name}`;
  for (const row of db.prepare('SELECT * FROM schedule').all() as unknown as Row[]) {
    schedules.set(key(row.group, row.name), fromRow(row));
  }
  return {
    all: () => schedules.values(),
    get: (group, name) => schedules.get(key(group, name)),
    put(s) {
      put.run(s.group, s.name, JSON.stringify(s.definition), s.createdAt, s.due ?? null, s.fromTemplate ? 1 : 0);
      schedules.set(key(s.group, s.name), s);
    },
    remove(s) {
      remove.run(s.group, s.name);
      schedules.delete(key(s.group, s.name));
    },
    created: () => created,
    countCreated() {
      count.run();
      created += 1;
    },
  };
}

interface Row {
  group: string;
  name: string;
  definition: string;
  created_at: number;
  due: number | null;
  from_template: number;
}

function fromRow(row: Row): Schedule {
  const definition = JSON.parse(row.definition) as JsonObject;
  return {
    group: row.group,
    name: row.name,
    definition,
    timing: timingOf(definition),
    createdAt: row.created_at,
    due: row.due ?? undefined,
    fromTemplate: row.from_template === 1,
  };
}

/** @throws ApiError ValidationException */
export function timingOf(definition: JsonObject): Timing {
  return readExpression(String(definition.ScheduleExpression), String(definition.ScheduleExpressionTimezone ?? 'UTC'));
}
