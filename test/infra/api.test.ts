import { dev } from '../../infra/config/dev';
import { prod } from '../../infra/config/prod';
import { staging } from '../../infra/config/staging';
import { type JsonObject, type Synthesis, synthesize } from './synthesis';

const only = (synthesis: Synthesis, type: string): JsonObject => {
  const found = synthesis.ofType(type);
  expect(found).toHaveLength(1);
  return found[0]?.properties ?? {};
};

const platform = synthesize(dev);
const real = synthesize(prod);

it('routes POST /graphql and the auditors’ endpoint behind one authorizer, the check of certificates to everybody, and nothing else', () => {
  const routes = platform.ofType('AWS::ApiGatewayV2::Route').map(({ properties }) => properties);
  expect(routes).toEqual([
    {
      ApiId: 'GraphqlApi',
      RouteKey: 'POST /graphql',
      AuthorizationType: 'JWT',
      AuthorizerId: 'GraphqlApiJwt',
      Target: 'integrations/GraphqlApiPOSTgraphqlGraphql',
    },
    {
      ApiId: 'GraphqlApi',
      RouteKey: 'POST /audit/graphql',
      AuthorizationType: 'JWT',
      AuthorizerId: 'GraphqlApiJwt',
      Target: 'integrations/GraphqlApiPOSTauditgraphqlAuditGraphql',
    },
    {
      ApiId: 'GraphqlApi',
      RouteKey: 'GET /certificates/{code}',
      AuthorizationType: 'NONE',
      Target: 'integrations/GraphqlCertificateRouteCertificate',
    },
  ]);
  const integrations = platform.ofType('AWS::ApiGatewayV2::Integration').map(({ properties }) => properties);
  expect(integrations).toMatchObject(
    ['GraphqlCodeFunction.Arn', 'AuditGraphqlCodeFunction.Arn', 'CertificateCodeFunction.Arn'].map(
      (IntegrationUri) => ({
        IntegrationUri,
        PayloadFormatVersion: '2.0',
      }),
    ),
  );
});

it('accepts the access tokens of its own pool by default', () => {
  expect(only(platform, 'AWS::ApiGatewayV2::Authorizer').JwtConfiguration).toEqual({
    Issuer: 'https://cognito-idp.<Region>.amazonaws.com/IdentityPool',
    Audience: ['IdentityPoolFrontEnd'],
  });
});

it('accepts those of another issuer instead, when one is configured', () => {
  const oidc = { issuer: 'https://sso.example.go.id', audience: ['siger'] };
  const other = synthesize({ ...dev, api: { ...dev.api, oidc } });
  expect(only(other, 'AWS::ApiGatewayV2::Authorizer').JwtConfiguration).toEqual({
    Issuer: oidc.issuer,
    Audience: oidc.audience,
  });
});

it('adds person, agency, partner and roles to access tokens by the second version of the trigger', () => {
  expect(only(platform, 'AWS::Cognito::UserPool').LambdaConfig).toEqual({
    PreTokenGenerationConfig: { LambdaArn: 'IdentityPreTokenFunction.Arn', LambdaVersion: 'V2_0' },
  });
});

it('keeps accounts that nobody makes for themself and that hold no address', () => {
  const pool = only(real, 'AWS::Cognito::UserPool');
  expect(pool).toMatchObject({
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    MfaConfiguration: 'ON',
    EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
  });
  expect(pool).not.toHaveProperty('UsernameAttributes');
  expect(pool).not.toHaveProperty('AliasAttributes');
  expect(pool).not.toHaveProperty('Schema');
});

it('lets a token live for a quarter of an hour', () => {
  expect(only(platform, 'AWS::Cognito::UserPoolClient')).toMatchObject({
    AccessTokenValidity: 15,
    TokenValidityUnits: { AccessToken: 'minutes' },
    EnableTokenRevocation: true,
  });
});

it.each([dev, staging, prod])('throttles, logs and answers origins as configured', (environment) => {
  const synthesis = synthesize(environment);
  const stage = only(synthesis, 'AWS::ApiGatewayV2::Stage');
  expect(stage).toMatchObject({
    StageName: '$default',
    AutoDeploy: true,
    DefaultRouteSettings: {
      ThrottlingRateLimit: environment.api.throttle.rate,
      ThrottlingBurstLimit: environment.api.throttle.burst,
    },
    RouteSettings: { 'GET /certificates/{code}': { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 20 } },
    AccessLogSettings: { DestinationArn: 'GraphqlAccessLogs.Arn' },
  });
  expect(only(synthesis, 'AWS::ApiGatewayV2::Api').CorsConfiguration).toMatchObject({
    AllowOrigins: environment.api.corsOrigins,
    AllowMethods: ['POST'],
  });
});

it('writes no claim, token or query to the access log', () => {
  const { AccessLogSettings } = only(platform, 'AWS::ApiGatewayV2::Stage');
  const { Format } = AccessLogSettings as { Format: string };
  expect(JSON.parse(Format)).toMatchObject({ requestId: '$context.requestId', status: '$context.status' });
  expect(Format).not.toMatch(/claims|header|querystring|path\b/i);
});

it('is reached by its own name alone where it has one', () => {
  const domain = { name: 'api.example.go.id', certificateArn: 'arn:aws:acm:ap-southeast-3:111122223333:certificate/c' };
  const named = synthesize({ ...prod, api: { ...prod.api, domain } });
  expect(only(named, 'AWS::ApiGatewayV2::Api').DisableExecuteApiEndpoint).toBe(true);
  expect(only(named, 'AWS::ApiGatewayV2::DomainName')).toMatchObject({
    DomainName: domain.name,
    DomainNameConfigurations: [{ CertificateArn: domain.certificateArn }],
  });
  expect(only(real, 'AWS::ApiGatewayV2::Api').DisableExecuteApiEndpoint).toBe(false);
});

it('sets instances aside for graphql in production alone', () => {
  const reserved = (synthesis: Synthesis) =>
    synthesis
      .ofType('AWS::Lambda::Function')
      .filter(({ properties }) => properties.ReservedConcurrentExecutions !== undefined)
      .map(({ id }) => id);
  expect(reserved(real)).toEqual(['GraphqlCodeFunction']);
  expect(reserved(platform)).toEqual([]);
});
