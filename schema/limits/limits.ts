/**
 * What one operation may ask for. Each limit lies well above the largest operation of a front end
 * (`schema/operations`, held by a test) and far below what hurts.
 */
export const limits = {
  /** Of the text. */
  tokens: 2_000,
  /** Fields within one another: the deepest screen has 9. */
  depth: 12,
  /** Queries or mutations in one operation; each costs calls of its own. */
  rootFields: 10,
  /** Fields with all fragments written out: what a fragment bomb multiplies. */
  fields: 500,
  /** Fields that are given another name. */
  aliases: 30,
  /** The same name in one selection, which merges to one value and pairs up while it is validated. */
  repeats: 5,
  /** At one place; the specification has two for fields. */
  directives: 3,
  /** Values in the answer, as `cost.ts` estimates them. */
  cost: 20_000,
} as const;

/**
 * What one caller may spend on one instance of the function: ten of the costliest operations at once, then one every
 * four seconds. A list of 10,000 people in pages of a hundred passes without waiting.
 */
export const budget = { points: 10 * limits.cost, perSecond: limits.cost / 4, callers: 1_000 } as const;
