import { Stack } from 'aws-cdk-lib';
import { EventBus, EventField, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailSendingEvent,
  EventDestination,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { Setting } from '../setting';
import type { Consumer } from './consumer';
import type { MailDomain } from './mail-domain';
import type { PlatformFunction } from './platform-function';

interface MailParts {
  /** The only one that may send. */
  readonly sender: PlatformFunction;
  /** Told what comes back. */
  readonly bounces: Consumer;
}

/** Mail by SES, from one address of the domain, and what comes back of it. */
export class Mail extends Construct {
  constructor(scope: Construct, id: string, { environment }: Setting, domain: MailDomain, parts: MailParts) {
    super(scope, id);
    const set = new ConfigurationSet(this, 'Set', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      reputationMetrics: true,
    });
    // SES knows the account's default bus alone.
    set.addEventDestination('Returns', {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'DefaultBus', 'default')),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
    });

    const { mail } = environment;
    const address = `siger@${mail.domain}`;
    const setArn = Stack.of(this).formatArn({
      service: 'ses',
      resource: 'configuration-set',
      resourceName: set.configurationSetName,
    });
    parts.sender.allow('Mail', ['ses:SendEmail'], [domain.identity.emailIdentityArn, setArn], {
      StringEquals: { 'ses:FromAddress': address },
    });
    parts.sender.set({
      MAIL_FROM: `Siger <${address}>`,
      MAIL_CONFIGURATION_SET: set.configurationSetName,
      MAIL_LINK: mail.link,
    });

    const ours = { tags: { 'ses:configuration-set': [set.configurationSetName] } };
    parts.bounces.deliver(
      'BouncedRule',
      {
        // What was only delayed may arrive yet.
        eventPattern: {
          source: ['aws.ses'],
          detailType: ['Email Bounced'],
          detail: { mail: ours, bounce: { bounceType: ['Permanent'] } },
        },
      },
      told('BOUNCED'),
    );
    parts.bounces.deliver(
      'ComplainedRule',
      { eventPattern: { source: ['aws.ses'], detailType: ['Email Complaint Received'], detail: { mail: ours } } },
      told('COMPLAINED'),
    );
  }
}

/** Of the event nothing but ids goes on: it is full of addresses. */
function told(status: string): RuleTargetInput {
  return RuleTargetInput.fromObject({
    status,
    personId: EventField.fromPath('$.detail.mail.tags.person[0]'),
    address: EventField.fromPath('$.detail.mail.tags.address[0]'),
  });
}
