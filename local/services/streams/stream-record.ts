import type { JsonObject } from '../../contracts';
import type { EngineRecord } from './reader';

/** A record as Lambda hands it to a function, with the template's ARN and the platform's time. */
export function toStreamRecord(
  { eventID, eventName, dynamodb, userIdentity }: EngineRecord,
  source: { readonly arn: string; readonly region: string; readonly offset: number },
): JsonObject {
  return {
    eventID,
    // DynamoDB Local's word for a deletion by time to live.
    eventName: eventName === 'UNKNOWN_TO_SDK_VERSION' ? 'REMOVE' : eventName,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: source.region,
    dynamodb: {
      ...(dynamodb as unknown as JsonObject),
      ApproximateCreationDateTime: Math.floor(dynamodb.ApproximateCreationDateTime + source.offset / 1000),
    },
    eventSourceARN: source.arn,
    ...(userIdentity && { userIdentity: { principalId: userIdentity.PrincipalId, type: userIdentity.Type } }),
  };
}

/** Sequence numbers are numbers of up to 40 digits. */
export function isAfter(sequence: string, other: string): boolean {
  return BigInt(sequence) > BigInt(other);
}
