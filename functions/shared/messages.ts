import * as z from 'zod/mini';
import type { ClockMessage } from '../../core/ports';
import type { ChunkMessage } from '../../core/run/run';

const id = z.string().check(z.minLength(1));

const chunkMessage = z.object({
  trainingId: id,
  run: id,
  chunk: z.int().check(z.nonnegative()),
  only: z.optional(id),
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

/** @throws Error when the body is no clock message */
export function readClockMessage(body: string): ClockMessage {
  return z.parse(clockMessage, JSON.parse(body));
}
