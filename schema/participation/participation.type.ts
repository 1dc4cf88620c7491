import { Field, Int, ObjectType } from 'type-graphql';
import type { JpBasis } from '../../core/jp/jp';
import type { Attainment } from '../../core/participation/attainment';
import type { Absentee, Absentees } from '../../core/participation/view-absentees';
import type { AttainmentView } from '../../core/participation/view-attainment';
import type { ParticipationView } from '../../core/participation/view-participation';
import type { LocalDate } from '../../core/time';
import { JpBasisEnum } from '../common/enums';
import { type Lazy, LazyValue, reference } from '../common/lazy';
import { LocalDateScalar } from '../common/scalars';
import { AgencyType } from '../people/agency.type';
import { PersonType, toPerson } from '../people/person.type';
import { TrainingType, toTraining } from '../training/training.type';

@ObjectType('Participation', {
  simpleResolvers: true,
  description: 'An agency’s people in trainings that ended in a year; a person counts once for each training.',
})
export class ParticipationType implements Omit<ParticipationView, 'agency'> {
  @Field(() => AgencyType)
  readonly agency!: AgencyType;

  @Field(() => Int, { description: 'Who serve there now.' })
  readonly people!: number;

  @Field(() => Int)
  readonly trainings!: number;

  @Field(() => Int)
  readonly nominated!: number;

  @Field(() => Int)
  readonly confirmed!: number;

  @Field(() => Int)
  readonly completed!: number;

  @Field(() => Int)
  readonly notCompleted!: number;

  @Field(() => Int, { description: 'Credited to all of them together.' })
  readonly jp!: number;

  @Field(() => Int, { nullable: true, description: 'Confirmed for each of its people, in basis points.' })
  readonly participationRate!: number | null;

  @Field(() => Int, { nullable: true, description: 'Completed of those confirmed, in basis points.' })
  readonly completionRate!: number | null;
}

@ObjectType('JpReached', {
  simpleResolvers: true,
  description: 'JP in the calendar year (PNS), or in contract years that begin in it (PPPK).',
})
class JpReachedType implements Attainment {
  @Field(() => JpBasisEnum)
  readonly basis!: JpBasis;

  @Field(() => Int, { description: 'JP that are enough.' })
  readonly target!: number;

  @Field(() => Int, { description: 'Who have JP; each counts where they were sent from last.' })
  readonly people!: number;

  @Field(() => Int, { description: 'Who have enough.' })
  readonly reached!: number;

  @Field(() => Int)
  readonly credited!: number;

  @Field(() => Int)
  readonly recognized!: number;

  @Field(() => Int, { description: 'Credited above the cap.' })
  readonly excess!: number;
}

@ObjectType('JpAttainment', { simpleResolvers: true })
export class JpAttainmentType implements Omit<AttainmentView, 'agency'> {
  @Field(() => AgencyType)
  readonly agency!: AgencyType;

  @Field(() => Int, { description: 'Who serve there now.' })
  readonly people!: number;

  @Field(() => [JpReachedType])
  readonly jp!: readonly JpReachedType[];
}

@ObjectType('MissedTraining', { simpleResolvers: true })
class MissedTrainingType {
  @Field(() => TrainingType)
  @LazyValue
  readonly training!: Lazy<TrainingType>;

  @Field(() => LocalDateScalar)
  readonly endedOn!: LocalDate;

  @Field(() => Int, { description: 'Sessions without a record of presence or excuse.' })
  readonly absences!: number;
}

@ObjectType('Absentee', { simpleResolvers: true })
class AbsenteeType {
  @Field(() => PersonType)
  readonly person!: PersonType;

  @Field(() => [MissedTrainingType], { description: 'Latest first.' })
  readonly missed!: readonly MissedTrainingType[];
}

@ObjectType('Absentees', {
  simpleResolvers: true,
  description: 'Who did not complete, or was absent without excuse, in at least 2 trainings of a year.',
})
export class AbsenteesType {
  @Field(() => Int, { description: 'All of them.' })
  readonly total!: number;

  @Field(() => [AbsenteeType], { description: 'The first hundred; who missed most comes first.' })
  readonly shown!: readonly AbsenteeType[];
}

function toAbsentee({ personId, agencyId, missed }: Absentee): AbsenteeType {
  return {
    person: toPerson(personId, { standing: { personId, agencyId } }),
    missed: missed.map(({ trainingId, ...rest }) => ({
      ...rest,
      training: reference((loaders) => loaders.training, trainingId, toTraining),
    })),
  };
}

export function toAbsentees({ total, shown }: Absentees): AbsenteesType {
  return { total, shown: shown.map(toAbsentee) };
}
