/** A template that the local runtime cannot honor: says where, what, and what to do about it. */
export class TemplateError extends Error {
  constructor(
    readonly where: string,
    readonly problem: string,
    readonly remedy: string,
  ) {
    super(`${where}: ${problem}. ${remedy}.`);
    this.name = 'TemplateError';
  }
}

/** A value that cannot be resolved; the place is added by {@link locate}, where it is known. */
export class Unresolvable extends Error {
  constructor(
    readonly problem: string,
    readonly remedy: string,
  ) {
    super(`${problem}. ${remedy}.`);
    this.name = 'Unresolvable';
  }
}

/** Runs `work`; what turns out to be unresolvable in it is reported at `where`. */
export function locate<T>(where: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Unresolvable) throw new TemplateError(where, error.problem, error.remedy);
    throw error;
  }
}
