import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { DataSection } from '../../core/privacy/data-sections';
import { fulfillPrivacyRequest, liftRestriction } from '../../core/privacy/fulfill-privacy-request';
import { refusePrivacyRequest } from '../../core/privacy/refuse-privacy-request';
import { requestPrivacy } from '../../core/privacy/request-privacy';
import { viewDataFile } from '../../core/privacy/view-data-file';
import { commandOf } from '../common/command';
import { PageArgs } from '../common/connection';
import type { Context } from '../common/context';
import { DataSectionEnum } from '../common/enums';
import { PrivacyStepInput, RefusePrivacyRequestInput, RequestPrivacyInput } from './privacy.input';
import { DataFilePageType, PrivacyRequestType, toDataFilePage } from './privacy.type';

@Resolver()
export class PrivacyCommandsResolver {
  @Query(() => DataFilePageType, { description: 'Opened by a request for access.' })
  async dataFile(
    @Ctx() { deps, actor, opened }: Context,
    @Arg('requestId', () => ID) requestId: string,
    @Arg('section', () => DataSectionEnum) section: DataSection,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('personId', () => ID, { nullable: true }) personId?: string | null,
  ): Promise<DataFilePageType> {
    const of = personId ?? actor.personId ?? '';
    const found = await viewDataFile(deps, actor, { personId: of, requestId, section, ...page.request });
    opened.set(of, found.role);
    return toDataFilePage(found);
  }

  @Mutation(() => PrivacyRequestType, { description: 'By the person, or for them by an administrator.' })
  async requestPrivacy(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => RequestPrivacyInput) input: RequestPrivacyInput,
  ): Promise<PrivacyRequestType> {
    const { personId = actor.personId ?? '', ...command } = commandOf(input);
    return requestPrivacy(deps, actor, { personId, ...command });
  }

  @Mutation(() => PrivacyRequestType, {
    description: 'Erases, restricts, or says that the data file was handed over; `updateProfile` corrects.',
  })
  async fulfillPrivacyRequest(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => PrivacyStepInput) input: PrivacyStepInput,
  ): Promise<PrivacyRequestType> {
    return fulfillPrivacyRequest(deps, actor, input);
  }

  @Mutation(() => PrivacyRequestType)
  async refusePrivacyRequest(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => RefusePrivacyRequestInput) input: RefusePrivacyRequestInput,
  ): Promise<PrivacyRequestType> {
    return refusePrivacyRequest(deps, actor, input);
  }

  @Mutation(() => PrivacyRequestType)
  async liftRestriction(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => PrivacyStepInput) input: PrivacyStepInput,
  ): Promise<PrivacyRequestType> {
    return liftRestriction(deps, actor, input);
  }
}
