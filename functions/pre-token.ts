import type { PreTokenGenerationV2TriggerHandler } from 'aws-lambda';
import { tokenClaims } from '../core/people/token-claims';
import { readEnvironment, text } from './shared/environment';
import { logger } from './shared/logger';
import { tableOf } from './shared/table';

const { TABLE_NAME } = readEnvironment({ TABLE_NAME: text });
const table = tableOf(TABLE_NAME);

/**
 * Adds person, agency, partner and roles to the access token, so that no request has to read its principal.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 */
export const handler: PreTokenGenerationV2TriggerHandler = async (event) => {
  const subject = event.request.userAttributes.sub ?? event.userName;
  const deps = table({ requestId: subject, correlationId: subject, causationId: null });
  const { personId, agencyId, partnerId, roles } = await tokenClaims(deps, subject);
  if (roles.length === 0) logger.warn('Somebody without a role signed in and may do nothing', { subject });
  const claims = {
    ...(personId !== null && { person: personId }),
    ...(agencyId !== null && { agency: agencyId }),
    ...(partnerId !== null && { partner: partnerId }),
    roles: roles.join(' '),
  };
  event.response = { claimsAndScopeOverrideDetails: { accessTokenGeneration: { claimsToAddOrOverride: claims } } };
  return event;
};
