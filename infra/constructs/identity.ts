import { Duration } from 'aws-cdk-lib';
import {
  AccountRecovery,
  FeaturePlan,
  LambdaVersion,
  Mfa,
  StandardThreatProtectionMode,
  UserPool,
  type UserPoolClient,
  UserPoolOperation,
} from 'aws-cdk-lib/aws-cognito';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { removalPolicy, type Setting } from '../setting';
import { mainTableUse } from '../wiring';
import { PlatformFunction } from './platform-function';
import { grantTable } from './table-access';

/**
 * Sign-in. Accounts are made by administrators under names that say nothing about the person and without an address,
 * so that no personal data lies outside the vault; a lost password is reset by an administrator, too.
 */
export class Identity extends Construct {
  readonly userPool: UserPool;
  readonly client: UserPoolClient;
  readonly preToken: PlatformFunction;

  constructor(scope: Construct, id: string, setting: Setting, mainTable: Table) {
    super(scope, id);
    const { signIn, data } = setting.environment;
    this.preToken = new PlatformFunction(this, 'PreToken', setting, {
      name: 'pre-token',
      description: 'Adds person, agency, partner and roles to an access token',
      // Cognito waits five seconds for a trigger.
      timeout: Duration.seconds(5),
      memory: 512,
    });
    grantTable(this.preToken, mainTable, mainTableUse['pre-token']);

    this.userPool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      signInAliases: { username: true },
      signInCaseSensitive: false,
      accountRecovery: AccountRecovery.NONE,
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      mfa: Mfa[signIn.mfa],
      mfaSecondFactor: { sms: false, otp: true },
      ...(signIn.threatProtection
        ? { featurePlan: FeaturePlan.PLUS, standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION }
        : { featurePlan: FeaturePlan.ESSENTIALS }),
      deletionProtection: data.deletionProtection,
      removalPolicy: removalPolicy(setting.environment),
    });
    this.userPool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, this.preToken.lambda, LambdaVersion.V2_0);

    this.client = this.userPool.addClient('FrontEnd', {
      generateSecret: false,
      disableOAuth: true,
      authFlows: { userSrp: true },
      // Claims are as old as the token: a role taken away is gone within this time.
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      refreshTokenValidity: Duration.hours(12),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    });
  }
}
