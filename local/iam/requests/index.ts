import { type ApiCall, ApiError, type Assembly } from '../../contracts';
import type { AccessRequest } from '../access-request';
import { dynamodbRequests } from './dynamodb';
import { eventsRequests } from './events';
import { kmsRequests } from './kms';
import type { RequestsOf } from './requests-of';
import { s3Requests } from './s3';
import { schedulerRequests } from './scheduler';
import { sesRequests } from './ses';
import { sqsRequests } from './sqs';

const services: Readonly<Record<string, RequestsOf>> = {
  dynamodb: dynamodbRequests,
  events: eventsRequests,
  kms: kmsRequests,
  s3: s3Requests,
  scheduler: schedulerRequests,
  ses: sesRequests,
  sqs: sqsRequests,
};

/**
 * The permissions that a call needs: all of them. None for a call that names nothing, which its service will refuse.
 *
 * @throws ApiError `NotImplemented` (501) for a call whose permissions are not known.
 */
export function requestsOf(call: ApiCall, assembly: Assembly): AccessRequest[] {
  const requests = services[call.service]?.(call, assembly);
  if (requests) return requests;
  throw new ApiError(
    'NotImplemented',
    `Which permissions ${call.service}:${call.action} needs with this input is not known; teach local/iam/requests`,
    501,
  );
}
