import { Field, ObjectType } from 'type-graphql';
import { sightOfNominee } from '../../core/enrollment/sights';
import { sightOfRated } from '../../core/evaluation/sights';
import { ownJp } from '../../core/jp/view-jp';
import type { PersonScreen } from '../../core/ports';
import { type Lazy, LazyValue } from '../common/lazy';
import { EnrollmentType, toEnrollment } from '../enrollment/enrollment.type';
import { TaskType, toTask } from '../evaluation/task.type';
import { AwardType, toAward } from '../incentive/award.type';
import { JpWindowType } from '../jp/jp.type';

@ObjectType('Dashboard', { simpleResolvers: true, description: 'What concerns you.' })
export class DashboardType {
  @Field(() => [EnrollmentType], { description: 'Your trainings, latest first.' })
  readonly enrollments!: readonly EnrollmentType[];

  @Field(() => [TaskType], { description: 'What you still have to answer, by close.' })
  readonly tasks!: readonly TaskType[];

  @Field(() => [AwardType], { description: 'Latest first.' })
  readonly awards!: readonly AwardType[];

  @Field(() => [JpWindowType], { description: 'Your JP of this year: owed to a PNS, recognized of a PPPK.' })
  @LazyValue
  readonly jp!: Lazy<readonly JpWindowType[]>;
}

export function toDashboard({ enrollments, tasks, awards }: PersonScreen): DashboardType {
  return {
    enrollments: enrollments.map(toEnrollment(sightOfNominee)),
    tasks: tasks.map(toTask(sightOfRated)),
    awards: awards.map(toAward),
    jp: (_, { deps, actor }) => ownJp(deps, actor),
  };
}
