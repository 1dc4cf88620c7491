import type { KeyOf } from '../entities';
import { fail } from '../errors';
import { type Stage, stages } from './incentive';

/** An award by one text, made from its identity: opaque to clients, and what the payment office names it by. */
export function awardId({ trainingId, stage, personId }: KeyOf<'Award'>): string {
  return [trainingId, stage, personId].join('.');
}

/** @throws DomainError NOT_FOUND when it is no such text */
export function awardKey(id: string, field = 'id'): KeyOf<'Award'> {
  const [trainingId = '', name = '', personId = '', ...rest] = id.split('.');
  const stage: Stage = stages.find((known) => known === name) ?? fail('NOT_FOUND', field);
  if (trainingId === '' || personId === '' || rest.length > 0) fail('NOT_FOUND', field);
  return { trainingId, stage, personId };
}
