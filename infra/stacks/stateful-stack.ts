import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Archive } from '../constructs/archive';
import { Identity } from '../constructs/identity';
import { MailDomain } from '../constructs/mail-domain';
import { MainTable } from '../constructs/main-table';
import { Vault } from '../constructs/vault';
import type { Setting } from '../setting';
import { stackProps } from './stack-props';

/**
 * What would be lost if it were deleted: the tables, the vault's key, the heads of the audit trail, the accounts, and the proof that
 * the mail's domain is ours.
 */
export class StatefulStack extends Stack {
  readonly mainTable: MainTable;
  readonly vault: Vault;
  readonly archive: Archive;
  readonly identity: Identity;
  readonly mailDomain: MailDomain;

  constructor(scope: Construct, id: string, setting: Setting) {
    super(scope, id, {
      ...stackProps(setting),
      description: 'Siger: tables, vault and accounts',
      terminationProtection: setting.environment.data.deletionProtection,
    });
    this.mainTable = new MainTable(this, 'Main', setting);
    this.vault = new Vault(this, 'Vault', setting);
    this.archive = new Archive(this, 'Archive', setting);
    this.identity = new Identity(this, 'Identity', setting, this.mainTable.table);
    // Made anew it would ask for other records in the DNS, and nothing could be sent until they are there.
    this.mailDomain = new MailDomain(this, 'MailDomain', setting);

    new CfnOutput(this, 'MainTableName', { value: this.mainTable.table.tableName });
    new CfnOutput(this, 'ArchiveBucketName', { value: this.archive.bucket.bucketName });
    new CfnOutput(this, 'UserPoolId', { value: this.identity.userPool.userPoolId });
    new CfnOutput(this, 'UserPoolClientId', { value: this.identity.client.userPoolClientId });
  }
}
