/** What a stub does when something asks for more than it has: never something else in silence. */
export function notBundled(what: string, instead: string): never {
  throw new Error(`${what} is not part of the bundle: ${instead}.`);
}
