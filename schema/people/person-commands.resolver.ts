import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { assignPerson } from '../../core/people/assign-person';
import { bindAccount } from '../../core/people/bind-account';
import { endAssignment } from '../../core/people/end-assignment';
import type { Person } from '../../core/people/people';
import { registerPeople } from '../../core/people/register-people';
import { presentAssignment } from '../../core/people/standing';
import { updatePerson } from '../../core/people/update-person';
import { updateProfile } from '../../core/people/update-profile';
import type { Deps } from '../../core/ports';
import { commandOf } from '../common/command';
import type { Context } from '../common/context';
import { AccountType, toAccount } from './account.type';
import { AssignmentType, toAssignment } from './assignment.type';
import {
  AssignPersonInput,
  BindAccountInput,
  EndAssignmentInput,
  RegisterPersonInput,
  UpdatePersonInput,
  UpdateProfileInput,
} from './person.input';
import { PersonDetailType, toPersonDetail } from './person-detail.type';

/** What an update answers, with the place where the person serves. */
async function detailOf(deps: Deps, person: Person): Promise<PersonDetailType> {
  return toPersonDetail({ person, assignment: (await presentAssignment(deps, person.id)) ?? null });
}

@Resolver()
export class PersonCommandsResolver {
  @Mutation(() => [PersonDetailType], { description: '1 to 14 people with their first assignments: all or none.' })
  async registerPeople(
    @Ctx() { deps, actor }: Context,
    @Arg('people', () => [RegisterPersonInput]) inputs: readonly RegisterPersonInput[],
  ): Promise<readonly PersonDetailType[]> {
    const people = inputs.map((input) => commandOf(input, 'contractStart', 'supervisorId', 'email'));
    return (await registerPeople(deps, actor, { people })).map(toPersonDetail);
  }

  @Mutation(() => PersonDetailType)
  async updatePerson(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => UpdatePersonInput) input: UpdatePersonInput,
  ): Promise<PersonDetailType> {
    return detailOf(deps, await updatePerson(deps, actor, commandOf(input, 'contractStart')));
  }

  @Mutation(() => PersonDetailType, { description: 'Corrects name, NIP or e-mail address; a former NIP finds nobody.' })
  async updateProfile(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => UpdateProfileInput) input: UpdateProfileInput,
  ): Promise<PersonDetailType> {
    return detailOf(deps, await updateProfile(deps, actor, commandOf(input, 'email')));
  }

  @Mutation(() => AssignmentType, { description: 'Moves a person to an agency and a supervisor.' })
  async assignPerson(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => AssignPersonInput) input: AssignPersonInput,
  ): Promise<AssignmentType> {
    return toAssignment(await assignPerson(deps, actor, input));
  }

  @Mutation(() => AssignmentType)
  async endAssignment(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => EndAssignmentInput) input: EndAssignmentInput,
  ): Promise<AssignmentType> {
    return toAssignment(await endAssignment(deps, actor, input));
  }

  @Mutation(() => AccountType, {
    description: 'Says as whom a subject acts, and in which roles; the next token has it.',
  })
  async bindAccount(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => BindAccountInput) input: BindAccountInput,
  ): Promise<AccountType> {
    return toAccount(await bindAccount(deps, actor, commandOf(input, 'personId', 'agencyId', 'partnerId')));
  }
}
