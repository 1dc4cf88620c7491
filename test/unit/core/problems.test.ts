import { DomainError } from '../../../core/errors';
import { checkReason } from '../../../core/problems';

it.each(['', '  ', 'x'.repeat(501)])('a reason that says nothing, or too much, is refused', (reason) => {
  expect(() => checkReason(reason)).toThrow(DomainError);
});

it.each([undefined, 'Temuan pemeriksaan', 'x'.repeat(500)])(
  'a reason that is not given, or says something, passes',
  (reason) => {
    expect(() => checkReason(reason)).not.toThrow();
  },
);
