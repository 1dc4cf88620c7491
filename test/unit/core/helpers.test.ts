import { system } from '../../../core/access';
import { CommitConflict, DomainError } from '../../../core/errors';
import { createdBefore, originOf, sameOrigin } from '../../../core/origin';
import { everyNode, keepNodes, withNodes } from '../../../core/page';
import type { PageRequest } from '../../../core/ports';
import { Problems } from '../../../core/problems';
import { withRetry } from '../../../core/retry';
import { failureOf } from '../../support/failures';

describe('a lost commit', () => {
  it('is decided again until it holds', async () => {
    let attempts = 0;
    const result = withRetry(async () => {
      if (++attempts < 5) throw new CommitConflict([0]);
      return 'done';
    });
    expect([await result, attempts]).toEqual(['done', 5]);
  });

  it('is a CONFLICT after five attempts', async () => {
    let attempts = 0;
    const lost = withRetry(async () => {
      attempts++;
      throw new CommitConflict([]);
    });
    expect([await failureOf(lost), attempts]).toEqual([{ code: 'CONFLICT', fields: [] }, 5]);
  });

  it('is told from every other failure', async () => {
    await expect(withRetry(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  });
});

describe('problems', () => {
  const thrown = (problems: Problems): unknown => {
    try {
      problems.throwIfAny();
      return undefined;
    } catch (error) {
      return error;
    }
  };

  it('are told all at once, under the code of the first where that is an error code', () => {
    const problems = new Problems().when(true, 'nip', 'BAD_NIP').text('', 'name').integer(1.5, 'jp', 1, 2);
    expect(thrown(problems)).toMatchObject({
      code: 'BAD_NIP',
      problems: [
        { field: 'nip', code: 'BAD_NIP' },
        { field: 'name', code: 'REQUIRED' },
        { field: 'jp', code: 'OUT_OF_RANGE' },
      ],
    });
    expect(thrown(new Problems().text('x'.repeat(201), 'name'))).toMatchObject({ code: 'BAD_INPUT' });
  });

  it('that are none are no failure', () => {
    expect(
      thrown(new Problems().text('x', 'name').size([1], 'list', 1, 1).when(false, 'x', 'REQUIRED')),
    ).toBeUndefined();
  });
});

describe('the origin of a create', () => {
  const origin = originOf(system, { name: 'a', jp: 2 });

  it('is the same for the same content in any order of its fields', () => {
    expect(sameOrigin(origin, originOf(system, { jp: 2, name: 'a' }))).toBe(true);
  });

  it('differs with the content and with the actor', () => {
    expect(sameOrigin(origin, originOf(system, { name: 'a', jp: 3 }))).toBe(false);
    expect(sameOrigin(origin, originOf({ ...system, personId: 'per_1' }, { name: 'a', jp: 2 }))).toBe(false);
    expect(() => createdBefore({ origin }, originOf(system, {}))).toThrow(DomainError);
  });
});

describe('pages', () => {
  const page = {
    rows: [
      { node: 1, cursor: 'a' },
      { node: 2, cursor: 'b' },
    ],
    hasNextPage: true,
  };

  it('keep their cursors with other nodes and without some', () => {
    expect(withNodes(page, ['x', 'y']).rows).toEqual([
      { node: 'x', cursor: 'a' },
      { node: 'y', cursor: 'b' },
    ]);
    expect(keepNodes(page, (n) => n > 1)).toEqual({ rows: [{ node: 2, cursor: 'b' }], hasNextPage: true });
  });

  it('are read to the end, and no further than asked', async () => {
    const asked: (string | undefined)[] = [];
    const read = async ({ after }: PageRequest) => {
      asked.push(after);
      return after === undefined ? page : { rows: [{ node: 3, cursor: 'c' }], hasNextPage: false };
    };
    const all: number[] = [];
    for await (const node of everyNode(read)) all.push(node);
    expect([all, asked]).toEqual([
      [1, 2, 3],
      [undefined, 'b'],
    ]);
    for await (const node of everyNode(read)) if (node === 2) break;
    expect(asked).toHaveLength(3);
  });
});
