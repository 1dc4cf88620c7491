import * as z from 'zod/mini';
import { roles } from '../../core/access';
import type { Reading } from '../../core/audit/reading';
import type { DigestMessage } from '../../core/notification/notification';
import type { Bounce } from '../../core/people/note-bounce';
import type { ClockMessage } from '../../core/ports';
import type { ChunkMessage } from '../../core/run/run';

const id = z.string().check(z.minLength(1));

const chunkMessage = z.object({
  trainingId: id,
  run: id,
  chunk: z.int().check(z.nonnegative()),
  only: z.optional(id),
});

const digestMessage = z.object({
  recipients: z.array(z.object({ raterId: id, personId: id })).check(z.minLength(1)),
  again: z.optional(z.literal(true)),
});

const reading = z.object({
  kind: z.literal('Reading'),
  requestId: id,
  part: z.int().check(z.nonnegative()),
  at: id,
  reader: id,
  role: z.enum(roles),
  asked: z.array(id).check(z.minLength(1)),
  seen: z.array(id),
});

const bounce = z.object({
  personId: id,
  // A tag of a mail is a text.
  address: z.pipe(z.string().check(z.regex(/^\d+$/)), z.transform(Number)),
  status: z.enum(['BOUNCED', 'COMPLAINED']),
});

const clockMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('moment'), trainingId: id, moment: id }),
  z.object({ kind: z.literal('sweep') }),
]);

/** @throws Error when the body is no chunk message */
export function readChunkMessage(body: string): ChunkMessage {
  const { only, ...message } = z.parse(chunkMessage, JSON.parse(body));
  return only === undefined ? message : { ...message, only };
}

/** @throws Error when the body is no message of the digest queue */
export function readDigestMessage(body: string): DigestMessage {
  const { again, recipients } = z.parse(digestMessage, JSON.parse(body));
  return again === undefined ? { recipients } : { recipients, again };
}

/** @throws Error when the body is no reading */
export function readReading(body: string): Reading {
  return z.parse(reading, JSON.parse(body));
}

/** @throws Error when the body is no bounce as the rules of the bus write it */
export function readBounce(body: string): Bounce {
  return z.parse(bounce, JSON.parse(body));
}

/** @throws Error when the body is no clock message */
export function readClockMessage(body: string): ClockMessage {
  return z.parse(clockMessage, JSON.parse(body));
}
