import type { ApiError, JsonObject, Resource } from '../../../../local/contracts';
import { createSes } from '../../../../local/services/ses/ses';
import { openStore } from '../../../../local/services/store';
import { createClock } from '../../../../local/virtual-clock';
import { assemblyOf, call, parsed, resource } from './fixtures';

const identity = resource('AWS::SES::EmailIdentity', 'Domain', {}, 'contoh.go.id');
const set = resource('AWS::SES::ConfigurationSet', 'Set', {}, 'set');
const destination = (types: string[], properties: JsonObject = {}): Resource =>
  resource('AWS::SES::ConfigurationSetEventDestination', 'Returns', {
    ConfigurationSetName: 'set',
    EventDestination: {
      Enabled: true,
      MatchingEventTypes: types,
      EventBridgeDestination: { EventBusArn: 'default' },
      ...properties,
    },
  });

const published: [source: string, type: string, detail: JsonObject][] = [];
beforeEach(() => published.splice(0));
function sesWith(...resources: Resource[]) {
  return createSes({
    assembly: assemblyOf(identity, set, ...resources),
    clock: createClock({ startAt: Date.parse('2027-02-28T01:00:00Z') }),
    store: openStore(),
    publish: async (...event) => void published.push(event),
  });
}
const mailTo = (to: string, more: JsonObject = {}): JsonObject => ({
  FromEmailAddress: 'Siger <siger@contoh.go.id>',
  Destination: { ToAddresses: [to] },
  Content: { Simple: { Subject: { Data: 'Satu' }, Body: { Text: { Data: 'Isi' } } } },
  ConfigurationSetName: 'set',
  EmailTags: [{ Name: 'person', Value: 'per_1' }],
  ...more,
});
const failure = (input: JsonObject) =>
  sesWith()
    .handle(call('ses', 'SendEmail', input))
    .then(
      () => undefined,
      ({ code }: ApiError) => code,
    );

test('keeps what was sent, the latest first, and finds it by address and by number', async () => {
  const ses = sesWith(destination(['bounce']));
  for (const to of ['a@x.id', 'b@x.id', 'a@x.id']) {
    expect(parsed(await ses.handle(call('ses', 'SendEmail', mailTo(to))))).toEqual({
      MessageId: expect.stringMatching(/^mail-\d$/),
    });
  }
  expect(ses.mailbox.count()).toBe(3);
  expect(ses.mailbox.list({ to: 'a@x.id', most: 10 }).map(({ number }) => number)).toEqual([3, 1]);
  expect(ses.mailbox.list({ before: 3, most: 1 }).map(({ number }) => number)).toEqual([2]);
  expect(ses.mailbox.get(2)).toEqual({
    number: 2,
    at: expect.any(Number),
    from: 'Siger <siger@contoh.go.id>',
    to: 'b@x.id',
    subject: 'Satu',
    text: 'Isi',
    fate: 'DELIVERED',
  });
  expect(published).toEqual([]);
});

test.each([
  ['bounce', 'BOUNCE', 'Email Bounced', 'BOUNCED'],
  ['complaint', 'COMPLAINT', 'Email Complaint Received', 'COMPLAINED'],
])('the simulator’s %s comes back to a destination that asks for it', async (name, type, detailType, fate) => {
  const to = `${name}+siti@simulator.amazonses.com`;
  const ses = sesWith(destination([type.toLowerCase()]));
  await ses.handle(call('ses', 'SendEmail', mailTo(to)));
  expect(ses.mailbox.get(1)).toMatchObject({ fate });
  expect(published).toMatchObject([
    ['aws.ses', detailType, { mail: { tags: { 'ses:configuration-set': ['set'], person: ['per_1'] } } }],
  ]);

  published.splice(0);
  await sesWith(destination(['delivery'])).handle(call('ses', 'SendEmail', mailTo(to)));
  await sesWith(destination([type], { Enabled: false })).handle(call('ses', 'SendEmail', mailTo(to)));
  await sesWith(destination([type])).handle(
    call('ses', 'SendEmail', { ...mailTo(to), ConfigurationSetName: undefined! }),
  );
  expect(published).toEqual([]);
});

test.each<[string, JsonObject, string]>([
  ['from a domain that is none of the template’s', { FromEmailAddress: 'siger@lain.go.id' }, 'MessageRejected'],
  ['with a configuration set that does not exist', { ConfigurationSetName: 'other' }, 'NotFoundException'],
  ['to nobody', { Destination: { ToAddresses: [] } }, 'BadRequestException'],
  ['to several', { Destination: { ToAddresses: ['a@x.id', 'b@x.id'] } }, 'BadRequestException'],
  ['to an address that is none', { Destination: { ToAddresses: ['a b@x.id'] } }, 'BadRequestException'],
  ['with a tag of other characters', { EmailTags: [{ Name: 'person', Value: 'per 1' }] }, 'BadRequestException'],
  ['without a text', { Content: { Simple: { Subject: { Data: 'x' } } } }, 'BadRequestException'],
])('refuses a mail %s', async (_, more, code) => {
  expect(await failure(mailTo('a@x.id', more))).toBe(code);
});
