import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { decideNomination } from '../../core/enrollment/decide-nomination';
import { decideNominations } from '../../core/enrollment/decide-nominations';
import { nominate } from '../../core/enrollment/nominate';
import { sightOfParticipant } from '../../core/enrollment/sights';
import { withdraw } from '../../core/enrollment/withdraw';
import { commandOf } from '../common/command';
import type { Context } from '../common/context';
import { DecideNominationInput, DecideNominationsInput, NominateInput, WithdrawInput } from './enrollment.input';
import { EnrollmentType, toEnrollment } from './enrollment.type';
import { NominationDecisionType, toNominationDecision } from './nomination-decision.type';

@Resolver()
export class EnrollmentCommandsResolver {
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
