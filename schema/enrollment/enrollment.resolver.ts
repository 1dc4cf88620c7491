import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { EnrollmentStatus } from '../../core/enrollment/enrollment';
import { enrollmentsOfPerson } from '../../core/enrollment/enrollments-of-person';
import { listEnrollments } from '../../core/enrollment/list-enrollments';
import { nominationsOf } from '../../core/enrollment/nominations-of';
import { sightOfNominee, sightOfOne, sightOfParticipant } from '../../core/enrollment/sights';
import { verifyCertificate } from '../../core/enrollment/verify-certificate';
import { viewEnrollment } from '../../core/enrollment/view-enrollment';
import { waitingList } from '../../core/enrollment/waiting-list';
import { type ConnectionOf, PageArgs, toConnection } from '../common/connection';
import type { Context } from '../common/context';
import { EnrollmentStatusEnum } from '../common/enums';
import { enrollmentKey } from '../common/node-id';
import { CertificateCheckType, toCertificateCheck } from './certificate-check.type';
import { EnrollmentConnection } from './enrollment.connection';
import { EnrollmentType, toEnrollment } from './enrollment.type';

@Resolver()
export class EnrollmentResolver {
  @Query(() => EnrollmentType)
  async enrollment(@Ctx() { deps, actor }: Context, @Arg('id', () => ID) id: string): Promise<EnrollmentType> {
    const { trainingId, personId } = enrollmentKey(id);
    return toEnrollment(sightOfParticipant(deps, actor))(await viewEnrollment(deps, actor, trainingId, personId));
  }

  @Query(() => EnrollmentConnection, { description: 'Who is in a training: by person, or of one status by its time.' })
  async enrollments(
    @Ctx() { deps, actor }: Context,
    @Arg('trainingId', () => ID) trainingId: string,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('status', () => EnrollmentStatusEnum, { nullable: true }) status?: EnrollmentStatus | null,
  ): Promise<ConnectionOf<EnrollmentType>> {
    const enrollments = await listEnrollments(deps, actor, trainingId, status ?? undefined, page.request);
    return toConnection(enrollments, toEnrollment(sightOfParticipant(deps, actor)));
  }

  @Query(() => EnrollmentConnection, {
    description: 'A person’s trainings, latest nomination first; your own by default.',
  })
  async enrollmentsOfPerson(
    @Ctx() { deps, actor }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('personId', () => ID, { nullable: true }) personId?: string | null,
  ): Promise<ConnectionOf<EnrollmentType>> {
    const of = personId ?? actor.personId ?? '';
    const enrollments = await enrollmentsOfPerson(deps, actor, of, page.request);
    return toConnection(enrollments, toEnrollment(sightOfOne(deps, of)));
  }

  @Query(() => EnrollmentConnection, { description: 'Who waits for a seat, in the order in which seats are given.' })
  async waitingList(
    @Ctx() { deps, actor }: Context,
    @Arg('trainingId', () => ID) trainingId: string,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<ConnectionOf<EnrollmentType>> {
    return toConnection(
      await waitingList(deps, actor, trainingId, page.request),
      toEnrollment(sightOfParticipant(deps, actor)),
    );
  }

  @Query(() => EnrollmentConnection, {
    description: 'What an agency has to decide, oldest first; your own by default.',
  })
  async nominations(
    @Ctx() { deps, actor }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('agencyId', () => ID, { nullable: true }) agencyId?: string | null,
  ): Promise<ConnectionOf<EnrollmentType>> {
    const nominations = await nominationsOf(deps, actor, agencyId ?? actor.agencyId ?? '', page.request);
    return toConnection(nominations, toEnrollment(sightOfNominee));
  }

  @Query(() => CertificateCheckType)
  async verifyCertificate(
    @Ctx() { deps }: Context,
    @Arg('code', () => String) code: string,
  ): Promise<CertificateCheckType> {
    return toCertificateCheck(await verifyCertificate(deps, code));
  }
}
