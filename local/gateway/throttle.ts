import type { JsonObject, Resource } from '../contracts';

/** Says whether one more request may pass now. */
export type Throttle = (routeKey: string) => boolean;

/** The stage's limits, as a bucket of `ThrottlingBurstLimit` tokens refilled with `ThrottlingRateLimit` a second. */
export function throttleOf(stage: Resource | undefined): Throttle {
  const defaults = (stage?.properties.DefaultRouteSettings ?? {}) as JsonObject;
  const perRoute = (stage?.properties.RouteSettings ?? {}) as JsonObject;
  const buckets = new Map<string, () => boolean>();
  return (routeKey) => {
    let take = buckets.get(routeKey);
    if (take === undefined) {
      const settings = { ...defaults, ...((perRoute[routeKey] ?? {}) as JsonObject) };
      take = bucket(
        Number(settings.ThrottlingRateLimit ?? Infinity),
        Number(settings.ThrottlingBurstLimit ?? Infinity),
      );
      buckets.set(routeKey, take);
    }
    return take();
  };
}

function bucket(rate: number, burst: number): () => boolean {
  if (rate === Infinity) return () => true;
  let tokens = burst;
  let last = performance.now();
  return () => {
    const now = performance.now();
    tokens = Math.min(burst, tokens + ((now - last) / 1000) * rate);
    last = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
