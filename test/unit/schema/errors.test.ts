import { GraphQLError } from 'graphql';
import { CommitConflict, DomainError } from '../../../core/errors';
import { formatError } from '../../../schema/common/errors';

function format(cause: unknown, language: 'id' | 'en' = 'en') {
  const reported: unknown[] = [];
  const thrown =
    cause instanceof GraphQLError ? cause : new GraphQLError('leak', { originalError: cause as Error, path: ['x'] });
  const formatted = formatError(thrown.toJSON(), thrown, { language, requestId: 'req-1' }, (error) =>
    reported.push(error),
  );
  return { formatted, reported };
}

describe('errors as they leave the API', () => {
  it('tells an expected failure by code and field, in the language asked for, with its figures', () => {
    const { formatted, reported } = format(
      new DomainError('PAGE_TOO_LARGE', [{ field: 'first', code: 'PAGE_TOO_LARGE' }], { limit: 100 }),
    );
    expect(formatted).toEqual({
      message: 'A page holds between 1 and 100 rows.',
      path: ['x'],
      extensions: {
        code: 'PAGE_TOO_LARGE',
        requestId: 'req-1',
        problems: [{ field: 'first', code: 'PAGE_TOO_LARGE', message: 'A page holds between 1 and 100 rows.' }],
      },
    });
    expect(reported).toEqual([]);
  });

  it('says CONFLICT where a commit lost and nobody explained it', () => {
    expect(format(new CommitConflict([0])).formatted.extensions?.code).toBe('CONFLICT');
  });

  it('masks what it does not expect and reports the original', () => {
    const secret = new Error('password of the database');
    const { formatted, reported } = format(secret, 'id');
    expect(JSON.stringify(formatted)).not.toContain('password');
    expect(formatted.extensions).toEqual({ code: 'INTERNAL_ERROR', requestId: 'req-1', problems: [] });
    expect(reported).toEqual([secret]);
  });

  it.each([
    [
      'Variable "$input" got invalid value "x" at "input.sessions[1].startsAt"; Instant cannot …',
      'sessions.1.startsAt',
    ],
    ['Variable "$people" got invalid value "x" at "people[0].from"; LocalDate cannot …', 'people.0.from'],
    ['Variable "$input" of required type "CreateProgramInput!" was not provided.', 'input'],
    ['Variable "$id" got invalid value { }; ID cannot represent value', 'id'],
  ])('names the field of %s', (message, field) => {
    const error = new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
    const { message: text, extensions } = format(error, 'id').formatted;
    expect(text).toBe('Ada isian yang tidak sah; sebabnya tertera pada tiap isian.');
    expect(extensions).toMatchObject({
      code: 'BAD_INPUT',
      detail: message,
      problems: [{ field, code: 'UNREADABLE', message: 'Isian ini bukan jenis yang diminta.' }],
    });
  });
});
