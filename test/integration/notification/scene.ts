import { createOutbox } from '../../../adapters/table/outbox';
import { Change } from '../../../core/change';
import { announceWave } from '../../../core/notification/announce-wave';
import type { DigestMessage, Mail } from '../../../core/notification/notification';
import { notifyRaters } from '../../../core/notification/notify-raters';
import { type DigestDeps, type Notifier, sendDigests } from '../../../core/notification/send-digests';
import type { Profile } from '../../../core/people/people';
import { nipOf } from '../../support/given';
import { createRecordingQueue } from '../../support/recording-ports';
import type { TestTable } from '../../support/with-table';
import { trainingId } from '../run/scene';

/** A post office that keeps what it takes. */
export interface Office extends Notifier {
  readonly taken: Mail[];
  /** Throws what a mail shall meet. */
  refuse: ((mail: Mail) => void) | undefined;
}

export function createOffice(): Office {
  const taken: Mail[] = [];
  return {
    taken,
    refuse: undefined,
    async send(mail) {
      this.refuse?.(mail);
      taken.push(mail);
    },
  };
}

export interface Mailing {
  readonly deps: DigestDeps;
  readonly office: Office;
  readonly letters: { readonly message: DigestMessage; readonly cause: string }[];
  /** Handles what lies in the digest queue; each message has an id of its own. */
  deliver(): Promise<void>;
  /** Whom the mails taken since the last look went to, by name of the address. */
  recipients(): string[];
}

export function mailing(table: TestTable): Mailing {
  const office = createOffice();
  const { sent: letters, send } = createRecordingQueue<{ readonly message: DigestMessage; readonly cause: string }>();
  const outbox = createOutbox(table);
  const link = 'https://siger.contoh.go.id/tugas';
  const deps: DigestDeps = { ...table.deps, notifier: office, outbox, deadLetters: { send }, link };
  let messages = 0;
  return {
    deps,
    office,
    letters,
    async deliver() {
      for (const message of table.digests.take())
        await sendDigests(deps, message, { message: `message-${++messages}`, number: 1, isLast: false });
    },
    recipients: () =>
      office.taken
        .splice(0)
        .map(({ to }) => to.replace(/@.*/, ''))
        .sort(),
  };
}

/** Gives somebody who stands in the table a profile in the vault; the address is named after them. */
export async function giveProfile(
  { deps }: Pick<TestTable, 'deps'>,
  personId: string,
  n: number,
  differing: Partial<Profile> = {},
): Promise<void> {
  const profile: Profile = {
    name: `Pegawai ${n}`,
    nip: nipOf(n),
    email: `p${n}@contoh.go.id`,
    language: 'id',
    ...differing,
  };
  const header = { actor: 'test', role: 'SYSTEM', action: 'test.put', entity: personId };
  await deps.store.commit(new Change(header).profile(personId, profile, true));
}

/** What the clock and the bus do at the morning after a wave's opening. */
export async function announce(table: TestTable, ...codes: readonly string[]): Promise<void> {
  for (const code of codes) {
    await announceWave(table.deps, trainingId, code);
    await notifyRaters(table.deps, trainingId, code);
  }
}
