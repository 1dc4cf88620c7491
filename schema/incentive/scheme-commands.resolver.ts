import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { createSchemeVersion, publishScheme, updateSchemeVersion } from '../../core/incentive/edit-scheme';
import { previewScheme } from '../../core/incentive/preview-scheme';
import type { Context } from '../common/context';
import { ProgramType, toProgram } from '../training/program.type';
import { contentOf, PublishSchemeInput, SchemeVersionInput, UpdateSchemeVersionInput } from './scheme.input';
import { SchemePreviewType, SchemeType, toScheme, toSchemePreview } from './scheme.type';

@Resolver()
export class SchemeCommandsResolver {
  @Query(() => SchemePreviewType, { description: 'What a version would have awarded in past trainings.' })
  async previewScheme(
    @Ctx() { deps, actor }: Context,
    @Arg('programId', () => ID) programId: string,
    @Arg('schemeVersion', () => Int) schemeVersion: number,
    @Arg('trainingIds', () => [ID], { description: '1 to 5, together with at most 2,000 participants.' })
    trainingIds: readonly string[],
  ): Promise<SchemePreviewType> {
    return toSchemePreview(await previewScheme(deps, actor, { programId, schemeVersion, trainingIds }));
  }

  @Mutation(() => SchemeType, { description: 'A draft, until it is published.' })
  async createSchemeVersion(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => SchemeVersionInput) input: SchemeVersionInput,
  ): Promise<SchemeType> {
    const { programId, schemeVersion } = input;
    return toScheme(await createSchemeVersion(deps, actor, { programId, schemeVersion, ...contentOf(input) }));
  }

  @Mutation(() => SchemeType, { description: 'Edits a draft; a version that was published stays as it is.' })
  async updateSchemeVersion(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => UpdateSchemeVersionInput) input: UpdateSchemeVersionInput,
  ): Promise<SchemeType> {
    const { programId, schemeVersion, expectedVersion } = input;
    const command = { programId, schemeVersion, expectedVersion, ...contentOf(input) };
    return toScheme(await updateSchemeVersion(deps, actor, command));
  }

  @Mutation(() => ProgramType, { description: 'Trainings that are published from now on pin it.' })
  async publishScheme(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => PublishSchemeInput) input: PublishSchemeInput,
  ): Promise<ProgramType> {
    return toProgram(await publishScheme(deps, actor, input));
  }
}
