import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Identity } from '../constructs/identity';
import { MainTable } from '../constructs/main-table';
import { Vault } from '../constructs/vault';
import type { Setting } from '../setting';
import { stackProps } from './stack-props';

/** What would be lost if it were deleted: the tables, the vault's key and the accounts. */
export class StatefulStack extends Stack {
  readonly mainTable: MainTable;
  readonly vault: Vault;
  readonly identity: Identity;

  constructor(scope: Construct, id: string, setting: Setting) {
    super(scope, id, {
      ...stackProps(setting),
      description: 'Siger: tables, vault and accounts',
      terminationProtection: setting.environment.data.deletionProtection,
    });
    this.mainTable = new MainTable(this, 'Main', setting);
    this.vault = new Vault(this, 'Vault', setting);
    this.identity = new Identity(this, 'Identity', setting, this.mainTable.table);

    new CfnOutput(this, 'UserPoolId', { value: this.identity.userPool.userPoolId });
    new CfnOutput(this, 'UserPoolClientId', { value: this.identity.client.userPoolClientId });
  }
}
