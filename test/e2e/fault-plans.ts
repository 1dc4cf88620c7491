import type { FaultPlan, Strike } from '../../local/services';

/** Of one seed. More could be five failures of one message, which then becomes a dead letter, as it should. */
const deathsOfSeed = 5;
/** A prime: seeds that follow each other get shares that lie far apart, and still all shares come in turn. */
const stride = 7919;

/** Every place where a function can die: before and after each of the calls that it makes when nothing goes wrong. */
export function crashPoints(calls: Readonly<Record<string, number>>): Strike[] {
  return Object.entries(calls).flatMap(([fn, made]) =>
    Array.from({ length: made }, (_, index) => index + 1).flatMap((call) => [
      { fn, call, kind: 'kill-before' as const },
      { fn, call, kind: 'kill-after' as const },
    ]),
  );
}

/** How many seeds in a row strike every crash point once. */
export function seedsForAll(points: readonly Strike[]): number {
  return Math.ceil(points.length / deathsOfSeed);
}

/** Everything may happen; and the deaths are the seed's share of all crash points, of each function its part of them. */
export function planOfFaults(seed: number, points: readonly Strike[]): FaultPlan {
  const shares = seedsForAll(points);
  const share = ((seed - 1) * stride) % shares;
  const strikes = points.filter((_, index) => index % shares === share);
  return { seed, duplicate: 0.2, delay: { chance: 0.2, maxMs: 40 }, reorder: 0.3, throttle: 0.01, strikes };
}
