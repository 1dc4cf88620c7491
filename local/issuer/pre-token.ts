import type { Assembly, Invoker, Json, JsonObject, Resource } from '../contracts';

/** What the pre-token function made of a token: claims to set, claims to drop, scopes to add and to drop. */
export interface TokenChanges {
  readonly claims: JsonObject;
  readonly suppressed: readonly string[];
  readonly scopesToAdd: readonly string[];
  readonly scopesToSuppress: readonly string[];
}

export interface PreTokenOptions {
  readonly assembly: Assembly;
  readonly invoker: Invoker;
  readonly authorizeInvoke: (principal: string, sourceArn: string, fn: Resource) => void;
}

export interface SignIn {
  readonly pool: Resource;
  readonly clientId: string;
  readonly subject: string;
  readonly scopes: readonly string[];
}

const unchanged: TokenChanges = { claims: {}, suppressed: [], scopesToAdd: [], scopesToSuppress: [] };

/** Claims that the user pool keeps for itself: a trigger can't set them. */
const reserved = new Set(
  `acr amr at_hash auth_time azp client_id device_key event_id exp iat iss jti nbf nonce origin_jti scope sub token_use
   username version`.split(/\s+/),
);

/**
 * Asks the user pool's pre token generation trigger (V2) what an access token shall hold.
 *
 * @throws Error when the trigger fails or asks for what the user pool would refuse
 */
export async function askPreToken(options: PreTokenOptions, signIn: SignIn): Promise<TokenChanges> {
  const { assembly } = options;
  const { pool } = signIn;
  const trigger = (pool.properties.LambdaConfig as JsonObject | undefined)?.PreTokenGenerationConfig;
  if (trigger === undefined) return unchanged;
  const { LambdaArn, LambdaVersion } = trigger as JsonObject;
  if (LambdaVersion !== 'V2_0')
    throw new Error(`The pre-token trigger is of version ${LambdaVersion}; only V2_0 is known.`);
  const fn = assembly.find(String(LambdaArn));
  if (fn === undefined) throw new Error('The pre-token trigger names no function of the template.');
  options.authorizeInvoke('cognito-idp.amazonaws.com', String(pool.attributes.Arn), fn);
  const invocation = await options.invoker.invoke(fn, triggerEvent(assembly, signIn));
  if (!invocation.ok) throw new Error(`The pre-token function failed: ${invocation.type}: ${invocation.message}`);
  return changesIn(invocation.payload);
}

function triggerEvent(assembly: Assembly, { pool, clientId, subject, scopes }: SignIn): JsonObject {
  return {
    version: '2',
    triggerSource: 'TokenGeneration_Authentication',
    region: assembly.region,
    userPoolId: pool.ref,
    userName: subject,
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId },
    request: {
      userAttributes: { sub: subject, 'cognito:user_status': 'CONFIRMED' },
      groupConfiguration: { groupsToOverride: [], iamRolesToOverride: [], preferredRole: null },
      scopes: [...scopes],
    },
    response: { claimsAndScopeOverrideDetails: null },
  };
}

function changesIn(payload: Json): TokenChanges {
  const details = member(member(payload, 'response'), 'claimsAndScopeOverrideDetails');
  const access = member(details, 'accessTokenGeneration');
  const claims = (member(access, 'claimsToAddOrOverride') ?? {}) as JsonObject;
  const refused = Object.keys(claims).find((name) => reserved.has(name) || name.startsWith('cognito:'));
  if (refused !== undefined)
    throw new Error(`The pre-token function sets "${refused}", which the user pool keeps for itself.`);
  return {
    claims,
    suppressed: strings(member(access, 'claimsToSuppress')),
    scopesToAdd: strings(member(access, 'scopesToAdd')),
    scopesToSuppress: strings(member(access, 'scopesToSuppress')),
  };
}

function member(value: Json | undefined, name: string): Json | undefined {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value[name] : undefined;
}

function strings(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
