import { contextOf } from '../access-request';
import { listOf, objectOf, textOf } from '../shapes';
import type { RequestsOf } from './requests-of';

export const eventsRequests: RequestsOf = ({ action, input }, { region, account }) => {
  if (action !== 'PutEvents') return undefined;
  return listOf(input.Entries).map((entry) => {
    const { EventBusName, Source, DetailType } = objectOf(entry);
    const bus = textOf(EventBusName) ?? 'default';
    return {
      action: 'events:PutEvents',
      resource: bus.startsWith('arn:') ? bus : `arn:aws:events:${region}:${account}:event-bus/${bus}`,
      context: contextOf({ 'events:source': textOf(Source), 'events:detail-type': textOf(DetailType) }),
    };
  });
};
