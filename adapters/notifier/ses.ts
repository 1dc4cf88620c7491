import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { MailRefused } from '../../core/notification/notification';
import type { Notifier } from '../../core/notification/send-digests';
import { clientDefaults } from '../aws/client';

export interface SesOptions {
  readonly client: Pick<SESv2Client, 'send'>;
  /** Such as `Siger <siger@example.go.id>`. */
  readonly from: string;
  /** Whose events say what comes back. */
  readonly configurationSet: string;
}

export function createSesClient(): SESv2Client {
  return new SESv2Client(clientDefaults);
}

/**
 * Errors that lie in the mail or in its address. Everything else, a suspended account or a domain that is not verified yet
 * included, is mended by somebody or passes, and then the same mail is taken.
 */
const refusals: ReadonlySet<string> = new Set(['MessageRejected', 'BadRequestException']);

/** Amazon SES. What comes back is told by the tags, so that no address has to be looked up for it. */
export function createSesNotifier({ client, from, configurationSet }: SesOptions): Notifier {
  return {
    async send({ to, subject, text, personId, address }) {
      const command = new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [to] },
        Content: { Simple: { Subject: utf8(subject), Body: { Text: utf8(text) } } },
        ConfigurationSetName: configurationSet,
        EmailTags: [
          { Name: 'person', Value: personId },
          { Name: 'address', Value: String(address) },
        ],
      });
      try {
        await client.send(command);
      } catch (error) {
        const { name } = error as Error;
        // The service's own words may name the address: its code says enough.
        if (refusals.has(name)) throw new MailRefused(name);
        throw new Error(`the notifier failed: ${name}`);
      }
    },
  };
}

function utf8(text: string) {
  return { Data: text, Charset: 'UTF-8' };
}
