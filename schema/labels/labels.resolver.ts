import { Query, Resolver } from 'type-graphql';
import { allLabels, EnumLabelsType } from './labels.type';

@Resolver()
export class LabelsResolver {
  @Query(() => [EnumLabelsType], { description: 'Every value of every enum with its label in both languages.' })
  labels(): readonly EnumLabelsType[] {
    return allLabels;
  }
}
