/** Notes which environment variables a function's process reads, so that unused ones can be named. */
const seen = new Set<string>();
let unreported: string[] = [];

const real = process.env;

process.env = new Proxy(real, {
  get(target, key) {
    if (typeof key === 'string' && !seen.has(key)) {
      seen.add(key);
      unreported.push(key);
    }
    return Reflect.get(target, key);
  },
});

/** Names read for the first time since the last call. */
export function takeRead(): readonly string[] {
  const names = unreported;
  unreported = [];
  return names;
}

/** Sets a variable as the service would. */
export function setVariable(name: string, value: string): void {
  real[name] = value;
}
