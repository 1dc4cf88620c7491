import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVENT_SOURCE, EVENT_VERSION, type EventType, eventMeanings } from '../../../core/events';
import { subscriptions } from '../../../infra/wiring';
import { expectDocument } from '../../support/generated-document';

const source = readFileSync(join(__dirname, '..', '..', '..', 'core', 'events.ts'), 'utf8');
const events = Object.keys(eventMeanings) as EventType[];

/** The fields of an event's data, as the contract declares them. */
function fieldsOf(event: EventType): string[] {
  const declaration = new RegExp(`^ {2}${event}: \\{ (.+) \\};$`, 'm').exec(source)?.[1];
  if (declaration === undefined) throw new Error(`core/events.ts declares no data for ${event}`);
  return declaration.split('; ').map((field) => `\`${field}\``);
}

function consumersOf(event: EventType): string[] {
  return Object.entries(subscriptions)
    .filter(([, types]) => (types as readonly string[]).includes(event))
    .map(([consumer]) => consumer);
}

function page(): string {
  const rows = events.map((event) =>
    [event, eventMeanings[event], fieldsOf(event).join(', '), consumersOf(event).join(', ') || '–'].join(' | '),
  );
  return `# Events

Generated from \`core/events.ts\` and \`infra/wiring.ts\`; a test holds it against them.

Every change leaves one journal entry in its own transaction; the events of the entry go to the platform's bus, with source
\`${EVENT_SOURCE}\` and the event's name as detail type. They carry ids and never personal data, and never state to apply: a consumer
reads the aggregate. An event may arrive twice, late or out of order; \`id\` is the same at every delivery.

The detail of every event: \`id\` (\`<journal entry>.<position>\`), \`type\`, \`version\` (${EVENT_VERSION}), \`occurredAt\` (UTC), \`aggregateId\`,
\`causationId\` (the event or message that caused it, null for a person's request), \`correlationId\` (the same along a chain), \`data\`.

| Event | Says | Data | Consumers |
| --- | --- | --- | --- |
${rows.map((row) => `| ${row} |`).join('\n')}
`;
}

test('docs/events.md says what the contracts and the wiring say', () => {
  expectDocument('docs/events.md', page());
});

test('every event that a consumer subscribes to has a contract', () => {
  for (const type of Object.values(subscriptions).flat()) expect(eventMeanings).toHaveProperty(type);
});
