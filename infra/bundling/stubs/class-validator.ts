import { notBundled } from '../not-bundled';

/** Stands in for class-validator, which no schema of ours uses; whoever switches its validation on is told. */
export function validateOrReject(): never {
  return notBundled('class-validator', 'set validate to false in buildSchema');
}
