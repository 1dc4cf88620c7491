import {
  ApiError,
  type Assembly,
  type JsonObject,
  type Resource,
  type Service,
  type VirtualClock,
} from '../../contracts';
import type { Store } from '../store';
import { type Mailbox, mailStore, type StoredMail } from './mailbox';

export interface SesOptions {
  readonly assembly: Assembly;
  readonly clock: VirtualClock;
  readonly store: Store;
  /** Puts an event on the account's default bus. */
  readonly publish: (source: string, detailType: string, detail: JsonObject) => Promise<void>;
}

export interface Ses extends Service {
  readonly mailbox: Mailbox;
}

/** Addresses at SES's mailbox simulator do here what they do there; every other one is delivered. */
const simulated = /^(bounce|complaint)(?:\+[^@]*)?@simulator\.amazonses\.com$/;
const fates: Readonly<Record<string, StoredMail['fate']>> = { bounce: 'BOUNCED', complaint: 'COMPLAINED' };

/**
 * SES, as far as SendEmail with a simple content and one addressee goes. It sends from the template's identities alone, delivers
 * into the mailbox, and tells the destinations of the configuration set what came back.
 */
export function createSes({ assembly, clock, store, publish }: SesOptions): Ses {
  const mails = mailStore(store);

  const send = async (input: JsonObject): Promise<JsonObject> => {
    const from = required(input.FromEmailAddress, 'FromEmailAddress');
    const to = onlyAddress(input.Destination);
    const { Subject, Body } = objectAt(objectAt(input.Content).Simple);
    const subject = required(objectAt(Subject).Data, 'Content.Simple.Subject');
    const text = required(objectAt(objectAt(Body).Text).Data, 'Content.Simple.Body.Text');
    const given = tagsOf(input.EmailTags);
    requireIdentity(assembly, from);
    const set = configurationSet(assembly, input.ConfigurationSetName);
    const fate = fates[simulated.exec(to)?.[1] ?? ''] ?? 'DELIVERED';
    const at = clock.now();
    const messageId = `mail-${mails.add({ at, from, to, subject, text, fate })}`;
    const event = eventOf(fate);
    if (event !== undefined && set !== undefined && isTold(assembly, set, event.type)) {
      const tags = { 'ses:configuration-set': [set.ref], ...given };
      const mail = { timestamp: new Date(at).toISOString(), source: from, messageId, destination: [to], tags };
      await publish('aws.ses', event.detailType, { eventType: event.eventType, mail, ...event.about(to) });
    }
    return { MessageId: messageId };
  };

  return {
    name: 'ses',
    mailbox: mails,
    async handle({ action, input }) {
      if (action !== 'SendEmail') throw new ApiError('BadRequestException', `The local SES does not know ${action}.`);
      return { status: 200, body: JSON.stringify(await send(input)) };
    },
  };
}

interface ReturnEvent {
  /** As an event destination names it. */
  readonly type: string;
  readonly eventType: string;
  readonly detailType: string;
  readonly about: (to: string) => JsonObject;
}

function eventOf(fate: StoredMail['fate']): ReturnEvent | undefined {
  if (fate === 'BOUNCED') {
    return {
      type: 'BOUNCE',
      eventType: 'Bounce',
      detailType: 'Email Bounced',
      about: (to) => ({ bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: to }] } }),
    };
  }
  if (fate === 'COMPLAINED') {
    return {
      type: 'COMPLAINT',
      eventType: 'Complaint',
      detailType: 'Email Complaint Received',
      about: (to) => ({ complaint: { complainedRecipients: [{ emailAddress: to }] } }),
    };
  }
  return undefined;
}

/** Whether an enabled destination of the set asks for such events on the default bus. */
function isTold(assembly: Assembly, set: Resource, type: string): boolean {
  return assembly.ofType('AWS::SES::ConfigurationSetEventDestination').some(({ properties }) => {
    const { Enabled, MatchingEventTypes, EventBridgeDestination } = objectAt(properties.EventDestination);
    const types = Array.isArray(MatchingEventTypes) ? MatchingEventTypes : [];
    const wants = types.some((each) => String(each).toUpperCase() === type);
    return (
      properties.ConfigurationSetName === set.ref && Enabled !== false && wants && EventBridgeDestination !== undefined
    );
  });
}

function configurationSet(assembly: Assembly, name: unknown): Resource | undefined {
  if (name === undefined) return undefined;
  const set = assembly.ofType('AWS::SES::ConfigurationSet').find(({ ref }) => ref === name);
  if (set === undefined) throw new ApiError('NotFoundException', `Configuration set <${name}> does not exist.`, 404);
  return set;
}

/** Here every identity of the template counts as verified. */
function requireIdentity(assembly: Assembly, from: string): void {
  const address = addressIn(from);
  const domain = address.slice(address.indexOf('@') + 1);
  const isOurs = assembly.ofType('AWS::SES::EmailIdentity').some(({ ref }) => ref === address || ref === domain);
  if (!isOurs) throw new ApiError('MessageRejected', 'Email address is not verified.');
}

/** `Siger <siger@example.go.id>` → `siger@example.go.id`. */
export function addressIn(text: string): string {
  return /<([^<>]+)>$/.exec(text)?.[1] ?? text;
}

function onlyAddress(destination: unknown): string {
  const { ToAddresses, ...others } = objectAt(destination);
  const [to, ...more] = Array.isArray(ToAddresses) ? ToAddresses : [];
  if (typeof to !== 'string' || more.length > 0 || Object.keys(others).length > 0) {
    throw new ApiError('BadRequestException', 'The local SES sends a mail to one address.');
  }
  if (!/^[\x21-\x7e]+@[\x21-\x7e]+$/.test(to)) throw new ApiError('BadRequestException', 'Illegal address');
  return to;
}

function tagsOf(tags: unknown): JsonObject {
  const list = Array.isArray(tags) ? (tags as JsonObject[]) : [];
  for (const { Name, Value } of list) {
    if (!/^[\w.@-]{1,256}$/.test(String(Name)) || !/^[\w.@-]{1,256}$/.test(String(Value))) {
      throw new ApiError('BadRequestException', 'Tags contain characters that are not allowed.');
    }
  }
  return Object.fromEntries(list.map(({ Name, Value }) => [String(Name), [String(Value)]]));
}

function objectAt(value: unknown): JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as JsonObject) : {};
}

function required(value: unknown, name: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new ApiError('BadRequestException', `${name} is missing.`);
}
