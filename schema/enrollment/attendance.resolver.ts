import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { attendanceOfSession } from '../../core/enrollment/attendance-of-session';
import { checkIn } from '../../core/enrollment/check-in';
import { missingRecords } from '../../core/enrollment/missing-records';
import { recordAttendance } from '../../core/enrollment/record-attendance';
import { recordScores } from '../../core/enrollment/record-scores';
import { sightOfParticipant } from '../../core/enrollment/sights';
import { type ConnectionOf, connectionType, PageArgs, toConnection } from '../common/connection';
import type { Context } from '../common/context';
import { toHundredths } from '../common/score';
import { AttendanceRevisionType, toRevision } from './attendance-revision.type';
import { CheckInInput, RecordAttendanceInput, RecordScoresInput } from './enrollment.input';
import { EnrollmentType, toEnrollment } from './enrollment.type';
import { MissingAttendanceType, toMissingAttendance } from './missing-record.type';

const AttendanceRevisionConnection = connectionType('AttendanceRevision', () => AttendanceRevisionType);
const MissingAttendanceConnection = connectionType('MissingAttendance', () => MissingAttendanceType);

@Resolver()
export class AttendanceResolver {
  @Query(() => AttendanceRevisionConnection, {
    description: 'A session’s batches of records, in the order of their making.',
  })
  async attendance(
    @Ctx() { deps, actor }: Context,
    @Arg('trainingId', () => ID) trainingId: string,
    @Arg('sessionId', () => ID) sessionId: string,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<ConnectionOf<AttendanceRevisionType>> {
    return toConnection(await attendanceOfSession(deps, actor, trainingId, sessionId, page.request), toRevision);
  }

  @Query(() => MissingAttendanceConnection, {
    description: 'Who lacks records. A page covers `first` people of the training and holds those who lack any.',
  })
  async missingAttendance(
    @Ctx() { deps, actor }: Context,
    @Arg('trainingId', () => ID) trainingId: string,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<ConnectionOf<MissingAttendanceType>> {
    return toConnection(
      await missingRecords(deps, actor, trainingId, page.request),
      toMissingAttendance(sightOfParticipant(deps, actor)),
    );
  }

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
