import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Assignment } from '../../core/people/people';
import { personResource } from '../../core/people/standing';
import { sightOfSupervisor } from '../../core/people/view-profile';
import type { LocalDate } from '../../core/time';
import { type Lazy, LazyValue, reference } from '../common/lazy';
import { assignmentId } from '../common/node-id';
import { LocalDateScalar } from '../common/scalars';
import { AgencyType, toAgency } from './agency.type';
import { PersonType, toPerson } from './person.type';

@ObjectType('Assignment', {
  simpleResolvers: true,
  description: 'Where a person serves and under whom: `[from, to)`, without `to` while in force.',
})
export class AssignmentType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => AgencyType)
  @LazyValue
  readonly agency!: Lazy<AgencyType>;

  @Field(() => PersonType, { nullable: true, description: 'Null at the top of an agency.' })
  readonly supervisor!: PersonType | null;

  @Field(() => LocalDateScalar)
  readonly from!: LocalDate;

  @Field(() => LocalDateScalar, { nullable: true })
  readonly to!: LocalDate | null;

  @Field(() => Int)
  readonly version!: number;
}

export function toAssignment(assignment: Assignment): AssignmentType {
  const { agencyId, supervisorId, from, to, version } = assignment;
  const supervised = personResource(assignment.personId, assignment);
  return {
    id: assignmentId(assignment),
    agency: reference((loaders) => loaders.agency, agencyId, toAgency),
    supervisor: supervisorId === null ? null : toPerson(supervisorId, sightOfSupervisor(supervisorId, supervised)),
    from,
    to,
    version,
  };
}
