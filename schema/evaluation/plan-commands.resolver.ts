import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { createInstrument } from '../../core/evaluation/create-instrument';
import { createPlan } from '../../core/evaluation/create-plan';
import { previewPlan } from '../../core/evaluation/preview-plan';
import { updateInstrument } from '../../core/evaluation/update-instrument';
import { updatePlan } from '../../core/evaluation/update-plan';
import type { Context } from '../common/context';
import { CreateInstrumentInput, instrumentOf, UpdateInstrumentInput } from './instrument.input';
import { InstrumentType, toInstrument } from './instrument.type';
import { CreatePlanInput, PreviewPlanInput, planOf, UpdatePlanInput } from './plan.input';
import { EvaluationPlanType, PreviewedWaveType, toPlan, toPreviewedWave } from './plan.type';

@Resolver()
export class PlanCommandsResolver {
  @Query(() => [PreviewedWaveType], {
    description: 'Which waves a plan would open, remind and close when, and with how many tasks; nothing is saved.',
  })
  async previewEvaluationPlan(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => PreviewPlanInput) input: PreviewPlanInput,
  ): Promise<readonly PreviewedWaveType[]> {
    const { programId, category, endedAt, people, agencies } = input;
    const command = { programId, category, endedAt, people, agencies, ...planOf(input) };
    return (await previewPlan(deps, actor, command)).map(toPreviewedWave);
  }

  @Mutation(() => EvaluationPlanType, { description: 'Trainings that open from now on pin it; others keep theirs.' })
  async createEvaluationPlan(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => CreatePlanInput) input: CreatePlanInput,
  ): Promise<EvaluationPlanType> {
    const { programId, planVersion } = input;
    return toPlan(await createPlan(deps, actor, { programId, planVersion, ...planOf(input) }));
  }

  @Mutation(() => EvaluationPlanType, { description: 'While no training that has opened pins it.' })
  async updateEvaluationPlan(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => UpdatePlanInput) input: UpdatePlanInput,
  ): Promise<EvaluationPlanType> {
    const { programId, planVersion, expectedVersion } = input;
    return toPlan(await updatePlan(deps, actor, { programId, planVersion, expectedVersion, ...planOf(input) }));
  }

  @Mutation(() => InstrumentType, { description: 'A new questionnaire or the next revision of one.' })
  async createInstrument(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => CreateInstrumentInput) input: CreateInstrumentInput,
  ): Promise<InstrumentType> {
    const { programId, code, revision } = input;
    return toInstrument(await createInstrument(deps, actor, { programId, code, revision, ...instrumentOf(input) }));
  }

  @Mutation(() => InstrumentType, { description: 'While no training that has opened pins it.' })
  async updateInstrument(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => UpdateInstrumentInput) input: UpdateInstrumentInput,
  ): Promise<InstrumentType> {
    const { programId, code, revision, expectedVersion } = input;
    const command = { programId, code, revision, expectedVersion, ...instrumentOf(input) };
    return toInstrument(await updateInstrument(deps, actor, command));
  }
}
