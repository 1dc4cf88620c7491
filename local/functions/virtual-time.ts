/**
 * Makes `Date` tell virtual time in a function's process. Timers, `performance` and everything that measures how long
 * something takes stay real.
 */
let offset = 0;

/** Milliseconds that `Date` is ahead of real time from now on. */
export function setClockOffset(milliseconds: number): void {
  offset = milliseconds;
}

const RealDate = Date;
const now = () => RealDate.now() + offset;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, newTarget) => Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
});
RealDate.prototype.constructor = globalThis.Date;
