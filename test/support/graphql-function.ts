import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

type Handler = (
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
  /** What the function has left for this answer. */
  milliseconds?: number,
) => Promise<APIGatewayProxyStructuredResultV2>;

const environment = {
  TABLE_NAME: 'main',
  VAULT_TABLE_NAME: 'vault',
  VAULT_KEY_ID: 'alias/vault',
  READING_QUEUE_URL: 'https://sqs.test/1/readings',
  AWS_REGION: 'ap-southeast-3',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  POWERTOOLS_LOG_LEVEL: 'SILENT',
  OPERATIONS: 'ANY',
};

/** The auditors' function, likewise. */
export async function startAuditGraphql(variables: Readonly<Record<string, string>>): Promise<Handler> {
  Object.assign(process.env, environment, variables);
  const { handler } = await import('../../functions/audit-graphql');
  return (event, milliseconds = 10_000) => handler(event, { getRemainingTimeInMillis: () => milliseconds });
}

/** The graphql function as it starts in an environment; a second one in the same file needs `jest.resetModules()` before. */
export async function startGraphql(variables: Readonly<Record<string, string>>): Promise<Handler> {
  // Some of it is read when it is needed.
  Object.assign(process.env, environment, variables);
  const { handler } = await import('../../functions/graphql');
  return (event, milliseconds = 10_000) => handler(event, { getRemainingTimeInMillis: () => milliseconds });
}
