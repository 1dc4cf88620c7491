import { Field, ObjectType } from 'type-graphql';
import type { TrainingAggregate } from '../../core/ports';
import { toWave, WaveType } from '../evaluation/wave.type';
import { toCounts } from './counts.type';
import { SessionType, toSession } from './session.type';
import { TrainingType, toTraining } from './training.type';

@ObjectType('TrainingDetail', {
  simpleResolvers: true,
  description: 'A training with everything that is about it as a whole.',
})
export class TrainingDetailType extends TrainingType {
  @Field(() => [SessionType], { description: 'By start.' })
  readonly sessions!: readonly SessionType[];

  @Field(() => [WaveType], { description: 'Its evaluations, by opening; planned when it ends.' })
  readonly waves!: readonly WaveType[];
}

export function toTrainingDetail({ training, counts, sessions, waves }: TrainingAggregate): TrainingDetailType {
  return {
    ...toTraining(training),
    counts: () => toCounts(counts),
    sessions: sessions.map(toSession),
    waves: waves.map(toWave),
  };
}
