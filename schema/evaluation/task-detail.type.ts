import { Field, ObjectType } from 'type-graphql';
import type { Instrument, Task, Wave } from '../../core/evaluation/evaluation';
import { sightOfRated } from '../../core/evaluation/sights';
import { InstrumentType, toInstrument } from './instrument.type';
import { TaskType, toTask } from './task.type';
import { toWave, WaveType } from './wave.type';

@ObjectType('TaskDetail', { simpleResolvers: true, description: 'A task with the questions that it asks.' })
export class TaskDetailType extends TaskType {
  @Field(() => WaveType)
  readonly wave!: WaveType;

  @Field(() => InstrumentType)
  readonly instrument!: InstrumentType;
}

export const toTaskDetail = ({
  task,
  wave,
  instrument,
}: {
  task: Task;
  wave: Wave;
  instrument: Instrument;
}): TaskDetailType => ({
  ...toTask(sightOfRated)(task),
  wave: toWave(wave),
  instrument: toInstrument(instrument),
});
