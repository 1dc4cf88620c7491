import {
  AccountSuspendedException,
  BadRequestException,
  MessageRejected,
  SESv2Client,
  SendEmailCommand,
  SendingPausedException,
  TooManyRequestsException,
} from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import { createSesNotifier } from '../../../adapters/notifier/ses';
import { MailRefused } from '../../../core/notification/notification';

const ses = mockClient(SESv2Client);
beforeEach(() => ses.reset());
const notifier = createSesNotifier({
  client: new SESv2Client({}),
  from: 'Siger <siger@contoh.go.id>',
  configurationSet: 'returns',
});
const mail = { to: 'siti@contoh.go.id', subject: 'Dua', text: 'Isi', personId: 'per_1', address: 3 };
const error = { message: 'siti@contoh.go.id is not verified', $metadata: {} };

test('sends plain text to one person, tagged with ids for whatever comes back', async () => {
  ses.on(SendEmailCommand).resolves({ MessageId: 'm' });
  await notifier.send(mail);
  expect(ses.commandCalls(SendEmailCommand)[0]?.args[0].input).toEqual({
    FromEmailAddress: 'Siger <siger@contoh.go.id>',
    Destination: { ToAddresses: ['siti@contoh.go.id'] },
    Content: {
      Simple: {
        Subject: { Data: 'Dua', Charset: 'UTF-8' },
        Body: { Text: { Data: 'Isi', Charset: 'UTF-8' } },
      },
    },
    ConfigurationSetName: 'returns',
    EmailTags: [
      { Name: 'person', Value: 'per_1' },
      { Name: 'address', Value: '3' },
    ],
  });
});

test.each([new MessageRejected(error), new BadRequestException(error)])(
  'takes $name as said about this mail for good, without the address',
  async (refusal) => {
    ses.on(SendEmailCommand).rejects(refusal);
    const failure = notifier.send(mail);
    await expect(failure).rejects.toThrow(MailRefused);
    await expect(failure).rejects.toThrow(new RegExp(`^${refusal.name}$`));
  },
);

test.each([
  new TooManyRequestsException(error),
  new SendingPausedException(error),
  new AccountSuspendedException(error),
  new Error('socket hang up'),
])('takes $name as something that passes', async (passing) => {
  ses.on(SendEmailCommand).rejects(passing);
  const failure = notifier.send(mail);
  await expect(failure).rejects.not.toThrow(MailRefused);
  await expect(failure).rejects.not.toThrow('siti');
});
