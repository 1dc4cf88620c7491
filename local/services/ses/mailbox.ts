import type { Store } from '../store';

/** A mail as SES took it. */
export interface StoredMail {
  /** Counts up from 1. */
  readonly number: number;
  /** Virtual instant, milliseconds since the epoch. */
  readonly at: number;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** What became of it. */
  readonly fate: 'DELIVERED' | 'BOUNCED' | 'COMPLAINED';
}

/** Which mails, the latest first. */
export interface MailQuery {
  /** Exactly this address. */
  readonly to?: string | undefined;
  /** Mails before this one. */
  readonly before?: number | undefined;
  readonly most: number;
}

/** Every mail that was sent on this platform, kept with its state. */
export interface Mailbox {
  count(): number;
  list(query: MailQuery): readonly StoredMail[];
  get(number: number): StoredMail | undefined;
}

export interface MailStore extends Mailbox {
  add(mail: Omit<StoredMail, 'number'>): number;
}

export function mailStore({ db }: Store): MailStore {
  db.exec(`CREATE TABLE IF NOT EXISTS mail (
    number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, "from" TEXT NOT NULL, "to" TEXT NOT NULL, subject TEXT NOT NULL,
    text TEXT NOT NULL, fate TEXT NOT NULL) STRICT;
    CREATE INDEX IF NOT EXISTS mail_to ON mail ("to", number)`);
  const insert = db.prepare('INSERT INTO mail (at, "from", "to", subject, text, fate) VALUES (?, ?, ?, ?, ?, ?)');
  const count = db.prepare('SELECT count(*) AS mails FROM mail');
  const one = db.prepare('SELECT * FROM mail WHERE number = ?');
  const everybodys = db.prepare('SELECT * FROM mail WHERE number < ? ORDER BY number DESC LIMIT ?');
  const somebodys = db.prepare('SELECT * FROM mail WHERE "to" = ? AND number < ? ORDER BY number DESC LIMIT ?');
  return {
    add: ({ at, from, to, subject, text, fate }) =>
      Number(insert.run(at, from, to, subject, text, fate).lastInsertRowid),
    count: () => (count.get() as { mails: number }).mails,
    get: (number) => one.get(number) as StoredMail | undefined,
    list({ to, before = Number.MAX_SAFE_INTEGER, most }) {
      const rows = to === undefined ? everybodys.all(before, most) : somebodys.all(to, before, most);
      return rows as unknown as readonly StoredMail[];
    },
  };
}
