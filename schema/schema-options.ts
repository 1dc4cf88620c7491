export interface BuildOptions {
  /** Whether to verify the schema: at build and test time; at run time it is known to be good. */
  readonly check?: boolean;
}

/** How every schema of ours is built. */
export function schemaOptions({ check = false }: BuildOptions = {}) {
  return {
    // Types are validated by GraphQL, rules by the use cases.
    validate: false,
    skipCheck: !check,
  } as const;
}
