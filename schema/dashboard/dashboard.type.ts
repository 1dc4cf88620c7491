import { Field, ObjectType } from 'type-graphql';
import { sightOfNominee } from '../../core/enrollment/sights';
import { sightOfRated } from '../../core/evaluation/sights';
import type { PersonScreen } from '../../core/ports';
import { EnrollmentType, toEnrollment } from '../enrollment/enrollment.type';
import { TaskType, toTask } from '../evaluation/task.type';
import { AwardType, toAward } from '../incentive/award.type';

@ObjectType('Dashboard', { simpleResolvers: true, description: 'What concerns you.' })
export class DashboardType {
  @Field(() => [EnrollmentType], { description: 'Your trainings, latest first.' })
  readonly enrollments!: readonly EnrollmentType[];

  @Field(() => [TaskType], { description: 'What you still have to answer, by close.' })
  readonly tasks!: readonly TaskType[];

  @Field(() => [AwardType], { description: 'Latest first.' })
  readonly awards!: readonly AwardType[];
}

export function toDashboard({ enrollments, tasks, awards }: PersonScreen): DashboardType {
  return {
    enrollments: enrollments.map(toEnrollment(sightOfNominee)),
    tasks: tasks.map(toTask(sightOfRated)),
    awards: awards.map(toAward),
  };
}
