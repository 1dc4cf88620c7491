import { connectionType } from '../common/connection';
import { TaskType } from './task.type';

export const TaskConnection = connectionType('Task', () => TaskType);
