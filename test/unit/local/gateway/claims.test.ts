import { flattenClaims } from '../../../../local/gateway/claims';

it('turns claims into strings as the HTTP API does', () => {
  expect(
    flattenClaims({
      sub: 'x',
      exp: 1_795_497_402,
      email_verified: true,
      'cognito:groups': ['a', 'b'],
      none: [],
      nested: { b: 1, a: ['x', 'y'] },
    }),
  ).toEqual({
    sub: 'x',
    exp: '1795497402',
    email_verified: 'true',
    'cognito:groups': '[a b]',
    none: '[]',
    nested: 'map[a:[x y] b:1]',
  });
});
