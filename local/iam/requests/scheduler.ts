import { type AccessRequest, contextOf, noContext } from '../access-request';
import { objectOf, textOf } from '../shapes';
import type { RequestsOf } from './requests-of';

const onSchedule = ['CreateSchedule', 'DeleteSchedule', 'GetSchedule', 'UpdateSchedule'];
const onGroup = ['CreateScheduleGroup', 'DeleteScheduleGroup', 'GetScheduleGroup'];

export const schedulerRequests: RequestsOf = ({ action, input }, { region, account }) => {
  const arn = (resource: string) => `arn:aws:scheduler:${region}:${account}:${resource}`;
  const on = (resource: string): AccessRequest => ({
    action: `scheduler:${action}`,
    resource: arn(resource),
    context: noContext,
  });
  const group = textOf(input.GroupName);
  const name = textOf(input.Name) ?? '';
  if (onSchedule.includes(action)) {
    return [on(`schedule/${group ?? 'default'}/${name}`), ...passedRole(textOf(objectOf(input.Target).RoleArn))];
  }
  if (onGroup.includes(action)) return [on(`schedule-group/${name}`)];
  if (action === 'ListSchedules') return [on(`schedule/${group ?? '*'}/*`)];
  if (action === 'ListScheduleGroups') return [on('schedule-group/*')];
  return undefined;
};

/** Whoever makes a schedule hands the service a role to act by, which takes a permission of its own. */
function passedRole(role: string | undefined): AccessRequest[] {
  if (role === undefined) return [];
  const context = contextOf({ 'iam:PassedToService': 'scheduler.amazonaws.com' });
  return [{ action: 'iam:PassRole', resource: role, context }];
}
