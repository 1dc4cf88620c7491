import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { checkIn } from '../../core/enrollment/check-in';
import { recordAttendance } from '../../core/enrollment/record-attendance';
import { recordScores } from '../../core/enrollment/record-scores';
import { sightOfParticipant } from '../../core/enrollment/sights';
import type { Context } from '../common/context';
import { toHundredths } from '../common/score';
import { CheckInInput, RecordAttendanceInput, RecordScoresInput } from './enrollment.input';
import { EnrollmentType, toEnrollment } from './enrollment.type';

@Resolver()
export class AttendanceCommandsResolver {
  @Mutation(() => EnrollmentType, { description: 'Your own presence, from 30 minutes before a session until it ends.' })
  async checkIn(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => CheckInInput) input: CheckInInput,
  ): Promise<EnrollmentType> {
    return toEnrollment(sightOfParticipant(deps, actor))(await checkIn(deps, actor, input));
  }

  @Mutation(() => [EnrollmentType], { description: 'A record prevails over any check-in.' })
  async recordAttendance(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => RecordAttendanceInput) input: RecordAttendanceInput,
  ): Promise<readonly EnrollmentType[]> {
    return (await recordAttendance(deps, actor, input)).map(toEnrollment(sightOfParticipant(deps, actor)));
  }

  @Mutation(() => [EnrollmentType])
  async recordScores(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => RecordScoresInput) { trainingId, scores }: RecordScoresInput,
  ): Promise<readonly EnrollmentType[]> {
    const inside = scores.map((score) => ({
      ...score,
      preTest: toHundredths(score.preTest),
      postTest: toHundredths(score.postTest),
    }));
    return (await recordScores(deps, actor, { trainingId, scores: inside })).map(
      toEnrollment(sightOfParticipant(deps, actor)),
    );
  }
}
