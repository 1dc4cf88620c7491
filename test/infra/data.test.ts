import { BACKUP_DAYS } from '../../core/privacy/privacy';
import { dev } from '../../infra/config/dev';
import type { Environment } from '../../infra/config/environment';
import { prod } from '../../infra/config/prod';
import { staging } from '../../infra/config/staging';
import { type Resource, type Synthesis, synthesize } from './synthesis';

const synthesized: Record<string, Synthesis> = {
  dev: synthesize(dev),
  staging: synthesize(staging),
  prod: synthesize(prod),
};
const environments: [string, Environment][] = [
  ['dev', dev],
  ['staging', staging],
  ['prod', prod],
];
const find = (environment: string, type: string, id: string): Resource => {
  const found = synthesized[environment]?.ofType(type).find((resource) => resource.id === id);
  if (!found) throw new Error(`There is no ${id} in ${environment}.`);
  return found;
};

describe.each(environments)('%s', (name, { data }) => {
  const main = () => find(name, 'AWS::DynamoDB::Table', 'MainTable').properties;
  const vault = () => find(name, 'AWS::DynamoDB::Table', 'VaultTable').properties;

  it('has one table with four indexes that hold everything, a stream of both images and expiry', () => {
    const key = (prefix: string) => [
      { AttributeName: `${prefix}pk`, KeyType: 'HASH' },
      { AttributeName: `${prefix}sk`, KeyType: 'RANGE' },
    ];
    expect(main()).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: key(''),
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      AttributeDefinitions: expect.arrayContaining([{ AttributeName: 'gsi4sk', AttributeType: 'N' }]),
      GlobalSecondaryIndexes: ['1', '2', '3', '4'].map((n) => ({
        IndexName: `GSI${n}`,
        KeySchema: key(`gsi${n}`),
        Projection: { ProjectionType: 'ALL' },
      })),
    });
  });

  it('can restore the main table as far back as configured', () => {
    expect(main().PointInTimeRecoverySpecification).toEqual({
      PointInTimeRecoveryEnabled: true,
      RecoveryPeriodInDays: data.recoveryDays,
    });
  });

  it('keeps the vault apart: its own key, one day of backups, no stream, no index', () => {
    expect(vault()).toMatchObject({
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: BACKUP_DAYS },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: 'VaultKey.Arn' },
    });
    expect(vault()).not.toHaveProperty('StreamSpecification');
    expect(vault()).not.toHaveProperty('GlobalSecondaryIndexes');
    expect(find(name, 'AWS::KMS::Key', 'VaultKey').properties.EnableKeyRotation).toBe(true);
  });

  it('lets nobody use the vault key who is not granted it: its policy names the account’s own administration alone', () => {
    expect(find(name, 'AWS::KMS::Key', 'VaultKey').properties.KeyPolicy).toMatchObject({
      Statement: [{ Principal: { AWS: 'arn:<Partition>:iam::<AccountId>:root' } }],
    });
  });
});

it('encrypts the main table with a key of its own where configured, usable through DynamoDB alone', () => {
  expect(find('dev', 'AWS::DynamoDB::Table', 'MainTable').properties.SSESpecification).toEqual({ SSEEnabled: false });
  for (const name of ['staging', 'prod']) {
    expect(find(name, 'AWS::DynamoDB::Table', 'MainTable').properties.SSESpecification).toMatchObject({
      SSEType: 'KMS',
      KMSMasterKeyId: 'MainKey.Arn',
    });
    const { KeyPolicy } = find(name, 'AWS::KMS::Key', 'MainKey').properties;
    const [, throughDynamoDb, ...others] = (KeyPolicy as unknown as { Statement: unknown[] }).Statement;
    expect(others).toEqual([]);
    expect(throughDynamoDb).toMatchObject({
      Condition: {
        StringEquals: {
          'kms:CallerAccount': '<AccountId>',
          'kms:ViaService': 'dynamodb.<Region>.amazonaws.com',
        },
      },
    });
  }
});

it('neither deletes nor lets go of anything that holds data in production', () => {
  for (const id of ['MainTable', 'VaultTable']) {
    expect(find('prod', 'AWS::DynamoDB::Table', id).properties.DeletionProtectionEnabled).toBe(true);
  }
  expect(find('prod', 'AWS::Cognito::UserPool', 'IdentityPool').properties.DeletionProtection).toBe('ACTIVE');
  const holdsData = ['AWS::DynamoDB::Table', 'AWS::KMS::Key', 'AWS::Cognito::UserPool', 'AWS::Logs::LogGroup'];
  const kept = synthesized.prod?.resources.filter(({ type }) => holdsData.includes(type)) ?? [];
  expect(kept.length).toBeGreaterThan(5);
  for (const { id, deletionPolicy } of kept) expect([id, deletionPolicy]).toEqual([id, 'Retain']);
});

it('removes dev without a trace, but for what cannot be deleted before its retention ends', () => {
  const left = synthesized.dev?.resources.filter(({ deletionPolicy }) => deletionPolicy?.startsWith('Retain')) ?? [];
  expect(left.map(({ id }) => id)).toEqual(['ArchiveBucket']);
});

it.each(environments)('%s publishes the heads of the trail to storage that is written once', (name, { data }) => {
  const bucket = find(name, 'AWS::S3::Bucket', 'ArchiveBucket');
  expect(bucket.deletionPolicy).toBe('Retain');
  expect(bucket.properties).toMatchObject({
    ObjectLockEnabled: true,
    ObjectLockConfiguration: {
      ObjectLockEnabled: 'Enabled',
      Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: data.archiveDays } },
    },
    VersioningConfiguration: { Status: 'Enabled' },
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
    },
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
  });
  expect(find(name, 'AWS::S3::BucketPolicy', 'ArchiveBucketPolicy').properties).toMatchObject({
    PolicyDocument: {
      Statement: [
        { Effect: 'Deny', Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
        { Effect: 'Deny', Action: 's3:PutObject', Condition: { Null: { 's3:if-none-match': 'true' } } },
      ],
    },
  });
});

it('keeps the heads of production for ten years', () => {
  expect(prod.data.archiveDays).toBeGreaterThanOrEqual(3_653);
});
