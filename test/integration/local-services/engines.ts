import { spawnSync } from 'node:child_process';
import type { JsonObject, Resource } from '../../../local/contracts';
import type { EngineName } from '../../../local/services/dynamodb/engine';
import { arnOf, resource } from '../../unit/local/services/fixtures';

/** The engines that this machine can run. */
export const engines: readonly EngineName[] = [
  ...(process.platform === 'linux' && process.arch === 'x64' ? ['dynoxide' as const] : []),
  ...(Number(/version "(\d+)/.exec(spawnSync('java', ['-version'], { encoding: 'utf8' }).stderr ?? '')?.[1]) >= 17
    ? ['dynamodb-local' as const]
    : []),
];

for (const name of ['dynoxide', 'dynamodb-local'] as const) {
  if (!engines.includes(name)) process.stderr.write(`Not tested: ${name} does not run on this machine.\n`);
}

export const streamArn = arnOf('dynamodb', 'table/records/stream/1');

export function table(properties: JsonObject = {}): Resource {
  const definition: JsonObject = {
    AttributeDefinitions: ['pk', 'sk', 'gsi1pk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'GSI1',
        KeySchema: [{ AttributeName: 'gsi1pk', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    ...properties,
  };
  return resource('AWS::DynamoDB::Table', 'Records', definition, 'records', {
    Arn: arnOf('dynamodb', 'table/records'),
    StreamArn: streamArn,
  });
}

export interface Item {
  readonly pk: string;
  readonly sk?: string;
  readonly value?: number;
}

/** An item in DynamoDB's notation. */
export function itemOf({ pk, sk = '#', value = 0 }: Item): JsonObject {
  return { pk: { S: pk }, sk: { S: sk }, gsi1pk: { S: 'all' }, value: { N: String(value) } };
}
