import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { registerPartner } from '../../core/people/register-partner';
import { commandOf } from '../common/command';
import type { Context } from '../common/context';
import { RegisterPartnerInput } from './partner.input';
import { PartnerType, toPartner } from './partner.type';

@Resolver()
export class PartnerCommandsResolver {
  @Mutation(() => PartnerType)
  async registerPartner(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => RegisterPartnerInput) input: RegisterPartnerInput,
  ): Promise<PartnerType> {
    return toPartner(await registerPartner(deps, actor, commandOf(input)));
  }
}
