import { Field, ObjectType } from 'type-graphql';
import type { DomainError } from '../../core/errors';
import { type Language, messageOf } from '../../core/messages';
import { type Lazy, LazyValue } from './lazy';
import type { Told } from './told';

@ObjectType('Problem', { simpleResolvers: true, description: 'What is wrong with one field.' })
class ProblemType implements Told {
  @Field(() => String, { description: 'As a path within the one of the list.' })
  readonly field!: string;

  @Field(() => String)
  readonly code!: string;

  @Field(() => String)
  readonly message!: string;
}

@ObjectType('RowRefusal', { simpleResolvers: true, description: 'Why nothing was written of one of a list.' })
export class RowRefusalType {
  @Field(() => String, { description: 'As in an error’s `extensions.code`.' })
  readonly code!: string;

  @Field(() => String)
  readonly message!: string;

  @Field(() => [ProblemType], { description: 'As in an error’s `extensions.problems`.' })
  @LazyValue
  readonly problems!: Lazy<readonly ProblemType[]>;
}

export function toRowRefusal(refusal: DomainError, language: Language): RowRefusalType {
  const { code, details } = refusal;
  return {
    code,
    message: messageOf(code, language, details),
    problems: async () => (await import('./told')).problemsOf(refusal, language),
  };
}
