import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { clientDefaults } from '../aws/client';

export function createEventsClient(): EventBridgeClient {
  return new EventBridgeClient(clientDefaults);
}
