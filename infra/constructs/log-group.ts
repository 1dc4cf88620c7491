import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { removalPolicy, type Setting } from '../setting';

/** A log group whose age limit and fate are the environment's; one that Lambda makes by itself would keep all forever. */
export function logGroup(scope: Construct, id: string, { environment }: Setting): LogGroup {
  return new LogGroup(scope, id, {
    retention: environment.logs.retentionDays,
    removalPolicy: removalPolicy(environment),
  });
}
