/** Stands in for class-validator, which no schema of ours uses; whoever switches its validation on is told. */
export function validateOrReject(): never {
  throw new Error('class-validator is not part of the bundle: set validate to false in buildSchema.');
}
