import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { viewTextAnswers } from '../../core/evaluation/view-text-answers';
import type { Context } from '../common/context';
import { waveKey } from '../common/node-id';
import { TextAnswersType } from './roll-up.type';

@Resolver()
export class TextAnswersResolver {
  @Query(() => [TextAnswersType], {
    description: 'Of a closed wave, for its organizer and the province, where at least 3 were written.',
  })
  async textAnswers(
    @Ctx() { deps, actor }: Context,
    @Arg('waveId', () => ID) waveId: string,
  ): Promise<readonly TextAnswersType[]> {
    return viewTextAnswers(deps, actor, waveKey(waveId, 'waveId'));
  }
}
