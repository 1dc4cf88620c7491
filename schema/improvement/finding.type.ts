import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { Level } from '../../core/evaluation/evaluation';
import { type FindingOutcome, type FindingStatus, type Measurement, outcomeOf } from '../../core/improvement/outcome';
import type { LocatedFinding } from '../../core/improvement/recommendation';
import type { Instant } from '../../core/time';
import { connectionType } from '../common/connection';
import { FindingStatusEnum, LevelEnum } from '../common/enums';
import { type Lazy, LazyValue, reference } from '../common/lazy';
import { waveId } from '../common/node-id';
import { InstantScalar } from '../common/scalars';
import { FindingType, inUnitOf, toFinding } from '../evaluation/results.type';
import { TrainingType, toTraining } from '../training/training.type';

@ObjectType('FindingMeasurement', {
  simpleResolvers: true,
  description: 'The same figure, of all trainings together that were held under a design.',
})
class MeasurementType implements Measurement {
  @Field(() => Int)
  readonly designVersion!: number;

  @Field(() => Int)
  readonly trainings!: number;

  @Field(() => Float, { description: 'In the unit of the finding.' })
  readonly value!: number;

  @Field(() => Int, { description: 'Responses, tasks or people behind it.' })
  readonly n!: number;

  @Field(() => Boolean, { description: 'Below the threshold of the finding.' })
  readonly below!: boolean;
}

@ObjectType('FindingOutcome', { simpleResolvers: true, description: 'What became of a finding under later designs.' })
class FindingOutcomeType implements FindingOutcome {
  @Field(() => FindingStatusEnum, { description: 'By the latest design that was measured.' })
  readonly status!: FindingStatus;

  @Field(() => [MeasurementType], { description: 'By design, ascending.' })
  readonly later!: readonly MeasurementType[];
}

@ObjectType('ProgramFinding', { simpleResolvers: true, description: 'A finding, and where it was made.' })
export class ProgramFindingType extends FindingType {
  @Field(() => TrainingType)
  @LazyValue
  readonly training!: Lazy<TrainingType>;

  @Field(() => ID)
  readonly waveId!: string;

  @Field(() => LevelEnum)
  readonly level!: Level;

  @Field(() => Int, { description: 'Under which the training was held.' })
  readonly designVersion!: number;

  @Field(() => InstantScalar, { description: 'When the wave closed; the evidence is of then.' })
  readonly closedAt!: Instant;

  @Field(() => FindingOutcomeType)
  @LazyValue
  readonly outcome!: Lazy<FindingOutcomeType>;
}

@ObjectType('WaveFindings', { simpleResolvers: true, description: 'The findings of a closed wave.' })
export class WaveFindingsType {
  @Field(() => ID)
  readonly waveId!: string;

  @Field(() => [ProgramFindingType])
  readonly findings!: readonly ProgramFindingType[];
}

export const WaveFindingsConnection = connectionType('WaveFindings', () => WaveFindingsType);

/** @param since the design that answers the finding, where there is one */
export function toProgramFinding(programId: string, finding: LocatedFinding, since?: number): ProgramFindingType {
  const { trainingId, waveCode, level, designVersion, closedAt } = finding;
  return {
    ...toFinding(finding),
    waveId: waveId(trainingId, waveCode),
    level,
    designVersion,
    closedAt,
    training: reference((loaders) => loaders.training, trainingId, toTraining),
    outcome: async (_, { loaders }) => {
      const { status, later } = outcomeOf(await loaders.contributions.load(programId), finding, since);
      return { status, later: later.map((one) => ({ ...one, value: inUnitOf(finding, one.value) })) };
    },
  };
}

export const toWaveFindings =
  (programId: string) =>
  (findings: readonly LocatedFinding[]): WaveFindingsType => {
    const all = findings.map((finding) => toProgramFinding(programId, finding));
    return { waveId: all[0]?.waveId ?? '', findings: all };
  };
