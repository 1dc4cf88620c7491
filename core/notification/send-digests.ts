import { levels, type Task } from '../evaluation/evaluation';
import { throwTogether } from '../failures';
import { LARGEST_PAGE } from '../page';
import type { Profile, Reachability } from '../people/people';
import type { Deps, Queue, Vault } from '../ports';
import { addMinutes, localDateOf } from '../time';
import { type Duty, digestMail } from './digest-mail';
import { mayLeave } from './mail-hours';
import { type Delivery, type Digest, type DigestMessage, type Mail, MailRefused, type Recipient } from './notification';

/** Sends one mail. */
export interface Notifier {
  /** @throws MailRefused when this mail will never be taken; any other error may pass */
  send(mail: Mail): Promise<void>;
}

/**
 * Which digests have left. Their items are written one by one and outside of the trail, which knows when a wave's raters were to be told
 * (docs/adr/0600).
 */
export interface Outbox {
  /** Takes a digest; false when it has left, or when another handling is at it and has been since `lapsed` or later. */
  take(digest: Digest, how: { readonly lapsed: string; readonly again: boolean }): Promise<boolean>;
  /** Writes how it ended. */
  settle(digest: Digest): Promise<void>;
}

export interface DigestDeps extends Pick<Deps, 'store' | 'reads' | 'clock'> {
  readonly vault: Pick<Vault, 'profiles'>;
  readonly notifier: Notifier;
  readonly outbox: Outbox;
  readonly deadLetters: Queue<{ readonly message: DigestMessage; readonly cause: string }>;
  /** Where tasks are answered. */
  readonly link: string;
}

/** After this long nobody is at a digest any more that was taken and not completed: longer than any invocation lasts. */
const LAPSES_AFTER_MINUTES = 15;
/** A year and a little, for somebody who says that they were never told. */
const KEPT_DAYS = 400;

/**
 * Sends the digests of a message: to each recipient one mail a day with everything that is owed at that moment; to who owes nothing,
 * none. What was sent is not sent again by another delivery; only when the handling dies between the notifier's answer and the
 * note of it is a mail sent twice, because one that is never sent may cost somebody their timeliness. What is refused goes to
 * the dead letters; what fails otherwise is thrown together at the end, so that the message arrives again. When it will not, what
 * failed goes to the dead letters too, without those who were served: on another day a redrive would write to them again.
 */
export async function sendDigests(deps: DigestDeps, message: DigestMessage, by: Delivery): Promise<void> {
  if (!mayLeave(deps.clock.now())) throw new Error('no mail leaves at this hour');
  const again = message.again === true;
  const letters = await lettersTo(deps, message, by);
  const buried: { readonly recipient: Recipient; readonly cause: string }[] = [];
  const failures: unknown[] = [];
  for (const { digest, mail } of letters) {
    const lapsed = addMinutes(deps.clock.now(), -LAPSES_AFTER_MINUTES);
    if (!(await deps.outbox.take(digest, { lapsed, again }))) continue;
    const settle = (status: Digest['status'], cause: string | null = null) =>
      deps.outbox.settle({ ...digest, status, cause, at: deps.clock.now() });
    try {
      await deps.notifier.send(mail);
    } catch (error) {
      const isRefused = error instanceof MailRefused;
      const cause = error instanceof Error ? error.message : String(error);
      if (isRefused || by.isLast) {
        buried.push({ recipient: { raterId: digest.raterId, personId: digest.personId }, cause });
      } else {
        failures.push(error);
      }
      await settle(isRefused ? 'REFUSED' : 'FAILED', cause);
      continue;
    }
    await settle('SENT');
  }
  if (buried.length > 0) {
    const cause = [...new Set(buried.map((each) => each.cause))].join('; ');
    const recipients = buried.map(({ recipient }) => recipient);
    await deps.deadLetters.send([{ message: { recipients, again: true }, cause }]);
  }
  throwTogether(failures, 'digests');
}

interface Letter {
  readonly digest: Digest;
  readonly mail: Mail;
}

/** The mails that are still to be sent, with all that they tell. */
async function lettersTo(deps: DigestDeps, message: DigestMessage, by: Delivery): Promise<Letter[]> {
  const at = deps.clock.now();
  const day = localDateOf(at);
  const known = await deps.store.getMany(
    'Digest',
    message.recipients.map(({ raterId, personId }) => ({ raterId, personId, day })),
  );
  const waiting = message.recipients.filter((_, i) => known[i]?.status !== 'SENT');
  if (waiting.length === 0) return [];
  const ids = waiting.map(({ personId }) => personId);
  const [people, profiles, owed] = await Promise.all([
    deps.store.getMany(
      'Person',
      ids.map((id) => ({ id })),
    ),
    deps.vault.profiles(ids),
    Promise.all(waiting.map(({ raterId }) => tasksOwedBy(deps, raterId))),
  ]);
  const dutiesOf = await describer(deps, owed.flat());
  const taken = { takenBy: by.message, delivery: by.number };
  const expiresAt = Math.floor(Date.parse(at) / 1000) + KEPT_DAYS * 86_400;
  return waiting.flatMap((recipient, i): Letter[] => {
    const [tasks = [], profile, person] = [owed[i], profiles[i], people[i]];
    const addressee = addresseeOf(profile, person?.mail);
    if (tasks.length === 0 || !person?.active || addressee === undefined) return [];
    const { to, address, name, language } = addressee;
    const forAgency = recipient.raterId !== recipient.personId;
    const { subject, text } = digestMail({ name, language, forAgency, duties: dutiesOf(tasks), link: deps.link });
    return [
      {
        digest: { kind: 'Digest', ...recipient, day, status: 'SENDING', ...taken, at, cause: null, expiresAt },
        mail: { to, subject, text, personId: recipient.personId, address },
      },
    ];
  });
}

/** Nobody without a profile (an erased person), with a restricted one, without an address, or from whom mail has come back. */
function addresseeOf(profile: Profile | undefined, mail: Reachability | undefined) {
  if (profile === undefined || profile.restricted === true || profile.email === null || mail?.status !== 'REACHABLE')
    return undefined;
  return { to: profile.email, address: mail.address, name: profile.name, language: profile.language };
}

/** As many as a page holds, by close; a mail does not list more. */
async function tasksOwedBy(deps: Pick<Deps, 'reads' | 'clock'>, raterId: string): Promise<Task[]> {
  const { rows } = await deps.reads.openTasksOf(raterId, deps.clock.now(), { first: LARGEST_PAGE });
  return rows.map(({ node }) => node);
}

/** Tasks as a mail tells them: those of a wave together, and nobody by name. */
async function describer(
  { store }: Pick<Deps, 'store'>,
  all: readonly Task[],
): Promise<(tasks: readonly Task[]) => Duty[]> {
  const waveOf = ({ trainingId, waveCode }: Task) => `${trainingId} ${waveCode}`;
  const some = [...new Map(all.map((task) => [waveOf(task), task])).values()];
  const trainingIds = [...new Set(some.map(({ trainingId }) => trainingId))];
  const [trainings, waves] = await Promise.all([
    store.getMany(
      'Training',
      trainingIds.map((id) => ({ id })),
    ),
    store.getMany(
      'Wave',
      some.map(({ trainingId, waveCode }) => ({ trainingId, code: waveCode })),
    ),
  ]);
  const titles = new Map(trainings.map((training, i) => [trainingIds[i], training?.title ?? '']));
  const levelOf = new Map(some.map((task, i) => [waveOf(task), waves[i]?.level]));
  const inOrder = (a: Duty, b: Duty): number =>
    a.dueDate.localeCompare(b.dueDate) ||
    a.training.localeCompare(b.training) ||
    levels.indexOf(a.level) - levels.indexOf(b.level);
  return (tasks) => {
    const duties = [...Map.groupBy(tasks, (task) => `${waveOf(task)} ${task.dueDate}`).values()].flatMap((group) => {
      const [first] = group;
      const level = first && levelOf.get(waveOf(first));
      if (first === undefined || level === undefined) return [];
      const { trainingId, dueDate, closesAt } = first;
      return [{ training: titles.get(trainingId) ?? '', level, dueDate, closesAt, count: group.length }];
    });
    return duties.sort(inOrder);
  };
}
