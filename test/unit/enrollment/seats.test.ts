import { seatFor } from '../../../core/enrollment/seats';

const counts = (quota: number, confirmed: number, waitlisted: number) => ({
  kind: 'TrainingCounts' as const,
  trainingId: 'trn_1',
  quota,
  nominated: 1,
  confirmed,
  waitlisted,
});

it('an approval takes a free seat', () => {
  expect(seatFor(counts(2, 1, 0)).seat).toBe('CONFIRMED');
});

it('an approval waits when the training is full', () => {
  expect(seatFor(counts(2, 2, 0)).seat).toBe('WAITLISTED');
});

it('an approval waits behind those who wait, even when a seat is free', () => {
  expect(seatFor(counts(2, 1, 1)).seat).toBe('WAITLISTED');
});
