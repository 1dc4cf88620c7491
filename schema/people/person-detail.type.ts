import { Field, ObjectType } from 'type-graphql';
import { type PersonView, personResource } from '../../core/people/standing';
import { AssignmentType, toAssignment } from './assignment.type';
import { PersonType, toPerson } from './person.type';

@ObjectType('PersonDetail', { simpleResolvers: true, description: 'A person with the place where they serve.' })
export class PersonDetailType extends PersonType {
  @Field(() => AssignmentType, { nullable: true, description: 'The assignment in force.' })
  readonly assignment!: AssignmentType | null;
}

export function toPersonDetail({ person, assignment }: PersonView): PersonDetailType {
  return {
    ...toPerson(person.id, { standing: personResource(person.id, assignment) }, person),
    assignment: assignment && toAssignment(assignment),
  };
}
