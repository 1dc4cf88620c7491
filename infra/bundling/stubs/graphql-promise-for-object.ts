/**
 * Stands in for graphql's waiting for the fields of an object. It makes a promise of every value and a second object;
 * this waits for those that are promises and puts what they come to in their place. The object is the executor's own.
 */
export function promiseForObject(object: Record<string, unknown>): Promise<Record<string, unknown>> {
  const pending: Promise<void>[] = [];
  for (const [key, value] of Object.entries(object)) {
    if (isPromise(value)) {
      pending.push(
        value.then((resolved) => {
          object[key] = resolved;
        }),
      );
    }
  }
  return Promise.all(pending).then(() => object);
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof (value as Partial<Promise<unknown>> | null | undefined)?.then === 'function';
}
