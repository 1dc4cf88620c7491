import { CfnOutput } from 'aws-cdk-lib';
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { removalPolicy, type Setting } from '../setting';

/** The domain from which mail is sent: verified, and its mails signed, once its owner has put three records into the DNS. */
export class MailDomain extends Construct {
  readonly identity: EmailIdentity;

  constructor(scope: Construct, id: string, setting: Setting) {
    super(scope, id);
    this.identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(setting.environment.mail.domain),
      // What comes back is told by events; nobody reads a mailbox.
      feedbackForwarding: false,
    });
    this.identity.applyRemovalPolicy(removalPolicy(setting.environment));
    for (const [i, { name, value }] of this.identity.dkimRecords.entries()) {
      new CfnOutput(this, `Dkim${i + 1}`, { value: `${name} CNAME ${value}` });
    }
  }
}
