import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { attendanceOfSession } from '../../core/enrollment/attendance-of-session';
import { missingRecords } from '../../core/enrollment/missing-records';
import { sightOfParticipant } from '../../core/enrollment/sights';
import { type ConnectionOf, connectionType, PageArgs, toConnection } from '../common/connection';
import type { Context } from '../common/context';
import { AttendanceRevisionType, toRevision } from './attendance-revision.type';
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
    description:
      'Who lacks records of held sessions. Until there are none, completion waits for everybody, at the latest until the correction window closes. A page covers `first` people of the training and holds those who lack any.',
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
}
