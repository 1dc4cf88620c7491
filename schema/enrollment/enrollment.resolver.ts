import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { decideNomination } from '../../core/enrollment/decide-nomination';
import { decideNominations } from '../../core/enrollment/decide-nominations';
import type { EnrollmentStatus } from '../../core/enrollment/enrollment';
import { enrollmentsOfPerson } from '../../core/enrollment/enrollments-of-person';
import { listEnrollments } from '../../core/enrollment/list-enrollments';
import { nominate } from '../../core/enrollment/nominate';
import { nominationsOf } from '../../core/enrollment/nominations-of';
import { sightOfNominee, sightOfOne, sightOfParticipant } from '../../core/enrollment/sights';
import { verifyCertificate } from '../../core/enrollment/verify-certificate';
import { viewEnrollment } from '../../core/enrollment/view-enrollment';
import { waitingList } from '../../core/enrollment/waiting-list';
import { withdraw } from '../../core/enrollment/withdraw';
import { commandOf } from '../common/command';
import { type ConnectionOf, PageArgs, toConnection } from '../common/connection';
import type { Context } from '../common/context';
import { EnrollmentStatusEnum } from '../common/enums';
import { enrollmentKey } from '../common/node-id';
import { CertificateCheckType, toCertificateCheck } from './certificate-check.type';
import { EnrollmentConnection } from './enrollment.connection';
import { DecideNominationInput, DecideNominationsInput, NominateInput, WithdrawInput } from './enrollment.input';
import { EnrollmentType, toEnrollment } from './enrollment.type';
import { NominationDecisionType, toNominationDecision } from './nomination-decision.type';

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

  @Mutation(() => [EnrollmentType])
  async nominate(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => NominateInput) input: NominateInput,
  ): Promise<readonly EnrollmentType[]> {
    return (await nominate(deps, actor, input)).map(toEnrollment(sightOfParticipant(deps, actor)));
  }

  @Mutation(() => EnrollmentType, {
    description: 'An approval confirms, or puts on the waiting list when the training is full.',
  })
  async decideNomination(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => DecideNominationInput) input: DecideNominationInput,
  ): Promise<EnrollmentType> {
    return toEnrollment(sightOfParticipant(deps, actor))(await decideNomination(deps, actor, commandOf(input)));
  }

  @Mutation(() => [NominationDecisionType], {
    description: 'A list of decisions, one after another; one that is refused leaves the others as they are.',
  })
  async decideNominations(
    @Ctx() { deps, actor, language }: Context,
    @Arg('input', () => DecideNominationsInput) { trainingId, decisions }: DecideNominationsInput,
  ): Promise<readonly NominationDecisionType[]> {
    const decided = await decideNominations(deps, actor, {
      trainingId,
      decisions: decisions.map((decision) => commandOf(decision)),
    });
    return decided.map(toNominationDecision(sightOfParticipant(deps, actor), language));
  }

  @Mutation(() => EnrollmentType)
  async withdraw(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => WithdrawInput) input: WithdrawInput,
  ): Promise<EnrollmentType> {
    return toEnrollment(sightOfParticipant(deps, actor))(await withdraw(deps, actor, commandOf(input)));
  }
}
