import { notBundled } from '../not-bundled';

/** The one question that type-graphql asks semver: whether the version of graphql is in a range such as `^16.12.0`. */
function satisfies(version: string, range: string): boolean {
  const [wanted, found] = [numbers(range.slice(1)), numbers(version)];
  if (!range.startsWith('^') || wanted === undefined || found === undefined || wanted[0] === 0) {
    return notBundled('semver', `it cannot tell whether ${version} is in ${range}`);
  }
  return found[0] === wanted[0] && (found[1] > wanted[1] || (found[1] === wanted[1] && found[2] >= wanted[2]));
}

function numbers(version: string): [number, number, number] | undefined {
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)$/.exec(version) ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor), Number(patch)];
}

export default { satisfies };
