import { randomBytes } from 'node:crypto';
import { ulid } from 'ulid';
import type { Clock, Ids } from '../../core/ports';

/** Never monotonic: the random part of one id says nothing about the next, nor about their order. */
export function createIds(clock: Clock): Ids {
  return {
    ulid: () => ulid(Date.parse(clock.now())),
    random: () => randomBytes(16).toString('hex'),
  };
}
