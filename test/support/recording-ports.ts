import type { ClockMessage, Queue, Schedules } from '../../core/ports';
import type { Instant } from '../../core/time';

/** A queue that keeps what was sent, in order. */
export interface RecordingQueue<M> extends Queue<M> {
  readonly sent: M[];
  /** Hands out what was sent and forgets it. */
  take(): M[];
}

export function createRecordingQueue<M>(): RecordingQueue<M> {
  const sent: M[] = [];
  return {
    sent,
    send: async (messages) => {
      sent.push(...messages);
    },
    take: () => sent.splice(0),
  };
}

/** Schedules that exist, by name. */
export interface RecordingSchedules extends Schedules {
  readonly existing: Map<string, { readonly at: Instant; readonly message: ClockMessage }>;
}

export function createRecordingSchedules(): RecordingSchedules {
  const existing = new Map<string, { readonly at: Instant; readonly message: ClockMessage }>();
  return {
    existing,
    names: async (prefix) => [...existing.keys()].filter((name) => name.startsWith(prefix)).sort(),
    create: async ({ name, at, message }) => {
      if (!existing.has(name)) existing.set(name, { at, message });
    },
    remove: async (name) => {
      existing.delete(name);
    },
  };
}
