import { devNull } from 'node:os';
import { delimiter, dirname } from 'node:path';
import type { Assembly, JsonObject, Resource } from '../contracts';

export interface EnvironmentOptions {
  /** URL to which every SDK call goes. */
  readonly endpoint: string;
  /** The access key id that names the function at the front door. */
  readonly accessKeyId: string;
}

/** The variables that the template gives a function. */
export function templateVariables(fn: Resource): Readonly<Record<string, string>> {
  const variables = (fn.properties.Environment as JsonObject | undefined)?.Variables ?? {};
  return Object.fromEntries(Object.entries(variables as JsonObject).map(([name, value]) => [name, String(value)]));
}

/**
 * The environment of a function's process: the template's variables and what the managed runtime adds. Nothing of the
 * environment in which the platform was started is passed on.
 */
export function environmentOf(assembly: Assembly, fn: Resource, options: EnvironmentOptions): Record<string, string> {
  const code = assembly.codeOf(fn);
  return {
    PATH: [dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(delimiter),
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    // A developer's own profile must not reach the functions.
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
    ...templateVariables(fn),
    AWS_REGION: assembly.region,
    AWS_DEFAULT_REGION: assembly.region,
    AWS_ACCESS_KEY_ID: options.accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL: options.endpoint,
    AWS_EXECUTION_ENV: `AWS_Lambda_${String(fn.properties.Runtime ?? 'nodejs24.x')}`,
    AWS_LAMBDA_FUNCTION_NAME: fn.ref,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryOf(fn)),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${fn.ref}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    LAMBDA_TASK_ROOT: code,
    SIGER_FUNCTION_ARN: fn.attributes.Arn ?? '',
    _HANDLER: handlerOf(fn),
  };
}

/** Megabytes; the service's own default where the template is silent. */
export function memoryOf(fn: Resource): number {
  return Number(fn.properties.MemorySize ?? 128);
}

/** Milliseconds; the service's own default where the template is silent. */
export function timeoutOf(fn: Resource): number {
  return Number(fn.properties.Timeout ?? 3) * 1000;
}

export function handlerOf(fn: Resource): string {
  return String(fn.properties.Handler ?? 'index.handler');
}
