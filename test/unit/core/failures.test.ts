import { allOf, throwTogether } from '../../../core/failures';

it('lets each finish whatever becomes of the others, and tells the causes in one message', async () => {
  const done: string[] = [];
  const works = [
    Promise.reject(new Error('the seals could not be read')),
    Promise.resolve().then(() => done.push('second')),
    Promise.reject(new Error('a training moved')),
  ];
  const failure = await allOf(works, 'parts').catch((error: unknown) => error);
  expect(done).toEqual(['second']);
  expect(failure).toMatchObject({ message: '2 parts failed: the seals could not be read; a training moved' });
  expect((failure as AggregateError).errors).toHaveLength(2);
});

it('throws nothing when nothing failed, and tells ten causes of many', async () => {
  await expect(allOf([Promise.resolve(1)], 'parts')).resolves.toBeUndefined();
  const many = Array.from({ length: 30 }, (_, n) => new Error(`cause ${n}`));
  expect(() => throwTogether(many, 'digests')).toThrow(/^30 digests failed: cause 0;.* cause 9$/);
});
