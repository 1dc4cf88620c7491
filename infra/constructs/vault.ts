import { Duration } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { removalPolicy, type Setting } from '../setting';

/** Days for which an erased profile can still be restored: the shortest window that DynamoDB offers. */
const recoveryDays = 1;

/** The only place of personal data: encrypted profiles and the key that wraps theirs. */
export class Vault extends Construct {
  readonly table: Table;
  readonly key: Key;

  constructor(scope: Construct, id: string, setting: Setting) {
    super(scope, id);
    const { data, name } = setting.environment;
    this.key = new Key(this, 'Key', {
      description: 'Wraps the keys of personal profiles and encrypts the vault table',
      alias: `siger-${name}-vault`,
      enableKeyRotation: true,
      removalPolicy: removalPolicy(setting.environment),
      pendingWindow: Duration.days(30),
    });
    this.table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      maxReadRequestUnits: data.maxReadUnits,
      maxWriteRequestUnits: data.maxWriteUnits,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: recoveryDays },
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      deletionProtection: data.deletionProtection,
      removalPolicy: removalPolicy(setting.environment),
    });
  }
}
