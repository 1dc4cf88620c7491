import { DomainError } from '../../../core/errors';
import { problemMessageOf } from '../../../core/problem-messages';
import { checkReason, Problems } from '../../../core/problems';

it.each(['', '  ', 'x'.repeat(501)])('a reason that says nothing, or too much, is refused', (reason) => {
  expect(() => checkReason(reason)).toThrow(DomainError);
});

it.each([undefined, 'Temuan pemeriksaan', 'x'.repeat(500)])(
  'a reason that is not given, or says something, passes',
  (reason) => {
    expect(() => checkReason(reason)).not.toThrow();
  },
);

function noted(problems: Problems) {
  try {
    problems.throwIfAny();
  } catch (error) {
    if (error instanceof DomainError) return error.problems;
  }
  return [];
}

describe('a text', () => {
  const codes = (problems: Problems) => noted(problems).map(({ code }) => code);
  it.each([
    ['Pelatihan\u0000'],
    ['Pelatihan\nRisiko'],
    ['Pelatihan \u202Eokisir'],
    ['Pelatihan \u2066risiko'],
    ['Pelatihan \ud800'],
  ])('of one line holds no character that cannot be shown: %j', (title) => {
    expect(codes(new Problems().text(title, 'title'))).toEqual(['UNPRINTABLE']);
  });

  it.each(['\u200b', '\u3164', '\u2800\u00a0', '\u00ad\u2060'])(
    'of invisible characters alone is none: %j',
    (title) => {
      expect(codes(new Problems().text(title, 'title'))).toEqual(['REQUIRED']);
    },
  );

  it.each(['Pelatihan Manajemen Risiko – “Angkatan I” (2026)', '研修 Ω é', 'मिशन \u200dकर्मयोगी', '👩\u200d🏫 Guru'])(
    'in any script passes: %j',
    (title) => {
      expect(codes(new Problems().text(title, 'title'))).toEqual([]);
    },
  );

  it('of several lines may be a passage, with nothing else that cannot be shown', () => {
    expect(codes(new Problems().passage('Baris pertama\r\n\tbaris kedua', 'text'))).toEqual([]);
    expect(codes(new Problems().passage('Baris\u0000', 'text'))).toEqual(['UNPRINTABLE']);
  });
});

it('a limit is named, in both languages and in the figures that people write', () => {
  const problems = noted(
    new Problems()
      .integer(0, 'quota', 1, 100)
      .size([], 'rows', 1, 20)
      .text('x'.repeat(201), 'title')
      .hundredths(10_001, 'postTest', 0, 10_000)
      .year(300_000),
  );
  const told = (language: 'id' | 'en') =>
    problems.map(({ code, details }) => problemMessageOf(code, language, details ?? {}));
  expect(told('en')).toEqual([
    'This has to be between 1 and 100.',
    'This has to be between 1 and 20.',
    'At most 200 characters.',
    'This has to be between 0 and 100.',
    'This has to be between 2000 and 2100.',
  ]);
  expect(told('id')[2]).toBe('Paling banyak 200 karakter.');
});
