import { opensOf } from '../evaluation/wave-dates';
import { ulidOf } from '../ids';
import { announcementOf } from '../notification/mail-hours';
import type { TrainingAggregate } from '../ports';
import type { Instant } from '../time';

/** An instant at which the clock has to act on a training. */
export type Moment = {
  /** Unique within the training. */
  readonly name: string;
  readonly at: Instant;
} & (
  | { readonly of: 'start' }
  | { readonly of: 'end'; readonly sessionId: string }
  | { readonly of: 'final' }
  | { readonly of: 'open' | 'announce' | 'close'; readonly wave: string }
  | { readonly of: 'remind'; readonly wave: string; readonly reminder: number }
);

/**
 * Every moment that is still to come or overdue, by time: derived from the aggregate alone, and as many as its sessions
 * and waves make, whatever the number of people. A wave that opens at the end opens by completion, not by the clock.
 */
export function momentsOf({ training, sessions, waves }: TrainingAggregate): Moment[] {
  const { status, started, startsAt, correctionClosesAt } = training;
  if (status === 'DRAFT' || status === 'CANCELLED') return [];
  const moments: Moment[] = [];
  if (!started && startsAt !== null) moments.push({ of: 'start', name: 'start', at: startsAt });
  for (const { id, status: state, endsAt } of sessions) {
    if (state === 'PLANNED') {
      moments.push({ of: 'end', name: `end-${ulidOf(id).slice(-8)}`, at: endsAt, sessionId: id });
    }
  }
  if (status === 'ENDED' && correctionClosesAt !== null) {
    moments.push({ of: 'final', name: 'final', at: correctionClosesAt });
  }
  for (const wave of waves) {
    const { code } = wave;
    if (wave.status !== 'SCHEDULED' && wave.status !== 'OPEN') continue;
    if (wave.status === 'SCHEDULED' && opensOf(wave.plan, training.category) !== 'AT_END') {
      moments.push({ of: 'open', name: `open-${code}`, at: wave.opensAt, wave: code });
    }
    const announced = announcementOf(wave);
    if (announced !== undefined) moments.push({ of: 'announce', name: `announce-${code}`, at: announced, wave: code });
    for (const [i, at] of wave.reminders.entries()) {
      if (i >= wave.remindersSent)
        moments.push({ of: 'remind', name: `remind-${code}-${i}`, at, wave: code, reminder: i });
    }
    moments.push({ of: 'close', name: `close-${code}`, at: wave.closesAt, wave: code });
  }
  return moments.sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1));
}

/**
 * Name of a moment's schedule, at most 64 characters: `<ulid of the training>-<moment>-<yyyymmddThhmmss in UTC>`. A
 * moment that moved has another name.
 */
export function scheduleName(trainingId: string, { name, at }: Moment): string {
  return `${schedulePrefix(trainingId)}${name}-${at.slice(0, 19).replace(/[-:]/g, '')}`;
}

export function schedulePrefix(trainingId: string): string {
  return `${ulidOf(trainingId)}-`;
}
