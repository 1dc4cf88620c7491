import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type CfnStage,
  CorsHttpMethod,
  DomainName,
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Environment } from '../config/environment';
import type { Setting } from '../setting';
import { type Alarms, alarmPeriod } from './alarms';
import type { Identity } from './identity';
import { logGroup } from './log-group';
import type { PlatformFunction } from './platform-function';

/** Whoever has a certificate's code verifies it here, without a token. */
const certificateRoute = { method: HttpMethod.GET, path: '/certificates/{code}' } as const;
/** A person's clicks; codes of 80 bits are not guessed at this rate. */
const certificateThrottle = { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 20 } as const;

interface Functions {
  readonly graphql: PlatformFunction;
  readonly auditGraphql: PlatformFunction;
  readonly certificate: PlatformFunction;
}

/**
 * The HTTP API: `POST /graphql` and, for auditors, `POST /audit/graphql` behind a JWT authorizer (a GET would put queries into
 * access logs), and the public check of certificates.
 */
export class GraphqlApi extends Construct {
  readonly certificateRoute: HttpRoute;

  constructor(
    scope: Construct,
    id: string,
    private readonly setting: Setting,
    alarms: Alarms,
    identity: Identity,
    functions: Functions,
  ) {
    super(scope, id);
    const { api: settings } = setting.environment;
    const api = new HttpApi(this, 'Api', {
      apiName: `siger-${setting.environment.name}`,
      createDefaultStage: false,
      disableExecuteApiEndpoint: settings.domain !== undefined,
      corsPreflight: {
        allowOrigins: [...settings.corsOrigins],
        allowMethods: [CorsHttpMethod.POST],
        allowHeaders: ['authorization', 'content-type', 'accept-language', 'apollo-require-preflight'],
        exposeHeaders: ['apigw-requestid', 'x-request-id', 'content-language', 'retry-after'],
        maxAge: Duration.hours(1),
      },
    });
    const authorizer = this.authorizer(identity);
    api.addRoutes({
      path: '/graphql',
      methods: [HttpMethod.POST],
      integration: new HttpLambdaIntegration('Graphql', functions.graphql.lambda),
      authorizer,
    });
    api.addRoutes({
      path: '/audit/graphql',
      methods: [HttpMethod.POST],
      integration: new HttpLambdaIntegration('AuditGraphql', functions.auditGraphql.lambda),
      authorizer,
    });
    this.certificateRoute = new HttpRoute(this, 'CertificateRoute', {
      httpApi: api,
      routeKey: HttpRouteKey.with(certificateRoute.path, certificateRoute.method),
      integration: new HttpLambdaIntegration('Certificate', functions.certificate.lambda),
    });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: settings.throttle.rate, burstLimit: settings.throttle.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup(this, 'AccessLogs', setting)),
        format: AccessLogFormat.custom(JSON.stringify(accessLog)),
      },
      ...(settings.domain !== undefined && { domainMapping: { domainName: this.domainName(settings.domain) } }),
    });
    // The construct knows limits of the whole stage only. A stage that names a route is made after it.
    const resource = stage.node.defaultChild as CfnStage;
    resource.routeSettings = { [`${certificateRoute.method} ${certificateRoute.path}`]: certificateThrottle };
    stage.node.addDependency(this.certificateRoute);
    alarms.raise(this, 'ServerErrors', {
      description:
        'GraphQL answers with 5xx: see the logs of the functions graphql and audit-graphql by the request ids of the access log.',
      metric: api.metricServerError({ period: alarmPeriod, statistic: Stats.SUM }),
      above: 5,
    });
    new CfnOutput(Stack.of(this), 'GraphqlUrl', { value: `${stage.url}/graphql` });
    new CfnOutput(Stack.of(this), 'AuditGraphqlUrl', { value: `${stage.url}/audit/graphql` });
  }

  private authorizer({ userPool, client }: Identity): IHttpRouteAuthorizer {
    const { oidc } = this.setting.environment.api;
    const issuer = oidc?.issuer ?? `https://cognito-idp.${Stack.of(this).region}.amazonaws.com/${userPool.userPoolId}`;
    return new HttpJwtAuthorizer('Jwt', issuer, {
      jwtAudience: oidc ? [...oidc.audience] : [client.userPoolClientId],
    });
  }

  private domainName({ name, certificateArn }: NonNullable<Environment['api']['domain']>): DomainName {
    const certificate = Certificate.fromCertificateArn(this, 'Certificate', certificateArn);
    return new DomainName(this, 'Domain', { domainName: name, certificate });
  }
}

/** One line a request. No token, no claim, no query: only what finds the request in the function's own log. */
const accessLog = {
  requestId: '$context.requestId',
  requestTime: '$context.requestTime',
  sourceIp: '$context.identity.sourceIp',
  routeKey: '$context.routeKey',
  status: '$context.status',
  responseLength: '$context.responseLength',
  responseLatency: '$context.responseLatency',
  integrationLatency: '$context.integrationLatency',
  authorizerError: '$context.authorizer.error',
  integrationError: '$context.integrationErrorMessage',
};
