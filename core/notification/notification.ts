import type { Instant, LocalDate } from '../time';

/** Who may owe an answer, and who is written to about it: the same person, or an administrator of the agency that owes it. */
export interface Recipient {
  readonly raterId: string;
  readonly personId: string;
}

/** Message on the digest queue: ids alone. What somebody owes is read when their digest is sent. */
export interface DigestMessage {
  readonly recipients: readonly Recipient[];
  /** Set on dead letters of the notifier's, so that a redrive tries again what was refused. */
  readonly again?: true;
}

/** Recipients of one message: a message that arrives again has few people to look up once more. */
export const RECIPIENTS_PER_MESSAGE = 25;

/** One handling of a message. */
export interface Delivery {
  readonly message: string;
  /** Counts up from 1. */
  readonly number: number;
  /** Whether the queue gives up on the message when this one fails. */
  readonly isLast: boolean;
}

export const digestStatuses = ['SENDING', 'SENT', 'FAILED', 'REFUSED'] as const;

/**
 * The one mail of a person and a day about what a rater owes (themself, or the agency they administer). Its item is taken before
 * the mail is sent and completed afterwards, so that nobody else sends it meanwhile or later.
 */
export interface Digest extends Recipient {
  readonly kind: 'Digest';
  /** Local date on which it leaves. */
  readonly day: LocalDate;
  readonly status: (typeof digestStatuses)[number];
  /** Id of the message whose handling took it, and which of its deliveries that was. */
  readonly takenBy: string;
  readonly delivery: number;
  /** Since when it has the status. */
  readonly at: Instant;
  /** Why it was refused, or failed. */
  readonly cause: string | null;
  /** Seconds since 1970: when the table drops it. */
  readonly expiresAt: number;
}

/** One plain-text mail. Personal data: it stands in no queue, event or log. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Whose it is, and which of their addresses it goes to: what comes back names no more than these. */
  readonly personId: string;
  readonly address: number;
}

/** A mail that will never be taken as it is, for a reason that lies in it or in its address. Any other failure may pass. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
}
