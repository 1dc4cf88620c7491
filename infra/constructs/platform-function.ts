import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Setting } from '../setting';
import { logGroup } from './log-group';

export interface PlatformFunctionProps {
  /** Name of the file in `functions/` and of its bundle. */
  readonly name: string;
  readonly description: string;
  readonly timeout: Duration;
  /** Megabytes; processor time grows with them. */
  readonly memory: number;
  readonly reservedConcurrency?: number | undefined;
}

/** A Lambda function from a built bundle, with a log group and a role of its own that may only write to that log. */
export class PlatformFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, setting: Setting, props: PlatformFunctionProps) {
    super(scope, id);
    const { logs } = setting.environment;
    const logged = logGroup(this, 'Logs', setting);
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.lambda = new LambdaFunction(this, 'Function', {
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: bundled(setting.bundles, props.name),
      handler: 'index.handler',
      role: this.role,
      timeout: props.timeout,
      memorySize: props.memory,
      tracing: Tracing.ACTIVE,
      logGroup: logged,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel[logs.level],
      systemLogLevelV2: SystemLogLevel.INFO,
      environment: {
        POWERTOOLS_SERVICE_NAME: props.name,
        POWERTOOLS_LOG_LEVEL: logs.level,
      },
      ...(props.reservedConcurrency !== undefined && { reservedConcurrentExecutions: props.reservedConcurrency }),
    });
    this.allow('OwnLog', ['logs:CreateLogStream', 'logs:PutLogEvents'], [logged.logGroupArn]);
  }

  /** Adds one statement to the role's policy: exactly these actions on exactly these ARNs. */
  allow(sid: string, actions: readonly string[], resources: readonly string[], conditions?: PolicyConditions): void {
    this.role.addToPolicy(
      new PolicyStatement({
        sid,
        actions: [...actions],
        resources: [...resources],
        ...(conditions && { conditions: { ...conditions } }),
      }),
    );
  }

  set(variables: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(variables)) this.lambda.addEnvironment(name, value);
  }
}

type PolicyConditions = Readonly<Record<string, Readonly<Record<string, string>>>>;

function bundled(bundles: string, name: string): Code {
  const folder = join(bundles, name);
  if (!existsSync(folder)) throw new Error(`${folder} is missing: run "npm run build" first.`);
  return Code.fromAsset(folder, { exclude: ['*.map'] });
}
