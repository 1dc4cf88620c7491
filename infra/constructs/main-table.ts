import { Duration, Stack } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { removalPolicy, type Setting } from '../setting';
import { tableIndexes } from '../wiring';

/** The single table: everything but personal data. */
export class MainTable extends Construct {
  readonly table: Table;

  constructor(scope: Construct, id: string, setting: Setting) {
    super(scope, id);
    const { data } = setting.environment;
    const capacity = { maxReadRequestUnits: data.maxReadUnits, maxWriteRequestUnits: data.maxWriteUnits };
    this.table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      ...capacity,
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: 'expiresAt',
      pointInTimeRecoverySpecification: {
        pointInTimeRecoveryEnabled: true,
        recoveryPeriodInDays: data.recoveryDays,
      },
      deletionProtection: data.deletionProtection,
      removalPolicy: removalPolicy(setting.environment),
      ...(data.customerManagedKey
        ? { encryption: TableEncryption.CUSTOMER_MANAGED, encryptionKey: this.key(setting) }
        : { encryption: TableEncryption.DEFAULT }),
    });
    for (const name of tableIndexes) {
      // The standings are sorted by a number, so that it can be counted in place.
      const sortedBy = name === 'GSI4' ? AttributeType.NUMBER : AttributeType.STRING;
      this.table.addGlobalSecondaryIndex({
        indexName: name,
        partitionKey: { name: `${name.toLowerCase()}pk`, type: AttributeType.STRING },
        sortKey: { name: `${name.toLowerCase()}sk`, type: sortedBy },
        projectionType: ProjectionType.ALL,
        ...capacity,
      });
    }
  }

  /**
   * Whoever may use the table may use this key through DynamoDB and in no other way, so that the functions' policies
   * are the same whether an environment has a key of its own or not.
   */
  private key(setting: Setting): Key {
    const key = new Key(this, 'Key', {
      description: 'Encrypts the main table',
      enableKeyRotation: true,
      removalPolicy: removalPolicy(setting.environment),
      pendingWindow: Duration.days(30),
    });
    const { account, region } = Stack.of(this);
    key.addToResourcePolicy(
      new PolicyStatement({
        sid: 'ThroughDynamoDb',
        principals: [new AnyPrincipal()],
        actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions: {
          StringEquals: { 'kms:CallerAccount': account, 'kms:ViaService': `dynamodb.${region}.amazonaws.com` },
        },
      }),
    );
    return key;
  }
}
