import type { Page, PageRequest } from './ports';

/** The largest page of the lists that use cases read to their end. */
export const LARGEST_PAGE = 100;

/** The same page with other nodes, in the same order. */
export function withNodes<T, U>(page: Page<T>, nodes: readonly U[]): Page<U> {
  return { ...page, rows: page.rows.map(({ cursor }, i) => ({ cursor, node: nodes[i] as U })) };
}

/** The page without the rows that do not pass; it may then hold fewer than asked for, and none of the next page. */
export function keepNodes<T>(page: Page<T>, passes: (node: T) => boolean): Page<T> {
  return { ...page, rows: page.rows.filter(({ node }) => passes(node)) };
}

/**
 * A page of the rows that pass alone: the others leave no gap, and nobody learns from a next page that they exist. Reads
 * one row further than asked, and on while rows are left out.
 */
export async function visiblePage<T>(
  read: (page: PageRequest) => Promise<Page<T>>,
  { first, after }: PageRequest,
  passes: (node: T) => boolean,
): Promise<Page<T>> {
  const rows: Page<T>['rows'][number][] = [];
  // What is no size of a page is refused by the read.
  const size = first >= 1 && first < LARGEST_PAGE ? first + 1 : first;
  let from = after;
  for (;;) {
    const page = await read({ first: size, after: from });
    rows.push(...page.rows.filter(({ node }) => passes(node)));
    from = page.rows.at(-1)?.cursor ?? from;
    if (rows.length > first || !page.hasNextPage)
      return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
  }
}

/** Reads a list to its end, as far as the caller iterates. */
export async function* everyNode<T>(read: (page: PageRequest) => Promise<Page<T>>): AsyncGenerator<T> {
  for await (const nodes of everyPage(read)) yield* nodes;
}

/** The same, a page at a time. */
export async function* everyPage<T>(read: (page: PageRequest) => Promise<Page<T>>): AsyncGenerator<readonly T[]> {
  let after: string | undefined;
  for (;;) {
    const page: Page<T> = await read({ first: LARGEST_PAGE, after });
    yield page.rows.map(({ node }) => node);
    after = page.rows.at(-1)?.cursor;
    if (!page.hasNextPage || after === undefined) return;
  }
}
