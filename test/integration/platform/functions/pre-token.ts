import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';

/** Gives everyone a person, but `nobody`. */
export async function handler(event: PreTokenGenerationV2TriggerEvent) {
  if (event.userName === 'nobody') throw new Error('no such account');
  event.response = {
    claimsAndScopeOverrideDetails: {
      accessTokenGeneration: {
        claimsToAddOrOverride: { person: `per_${event.request.userAttributes.sub}`, roles: 'ORGANIZER AUDITOR' },
      },
    },
  };
  return event;
}
