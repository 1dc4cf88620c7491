import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { registerAgency } from '../../core/people/register-agency';
import { commandOf } from '../common/command';
import type { Context } from '../common/context';
import { RegisterAgencyInput } from './agency.input';
import { AgencyType, toAgency } from './agency.type';

@Resolver()
export class AgencyCommandsResolver {
  @Mutation(() => AgencyType)
  async registerAgency(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => RegisterAgencyInput) input: RegisterAgencyInput,
  ): Promise<AgencyType> {
    return toAgency(await registerAgency(deps, actor, commandOf(input)));
  }
}
