import type { Store } from '../store';
import type { MessageAttributes } from './sqs';

/** A message as it is kept. Instants are milliseconds since the epoch. */
export interface Message {
  readonly id: string;
  readonly body: string;
  readonly attributes: MessageAttributes;
  /** Virtual, for consumers to see. */
  readonly sentAt: number;
  /** Virtual; 0 before the first receive. */
  firstReceivedAt: number;
  receiveCount: number;
  /** Real: hidden until then. */
  visibleAt: number;
  /** ARN of the queue it was moved from, on a dead-letter queue. */
  source: string;
}

/** The durable side of the queues: every change is in the store when the call returns. */
export interface MessageStore {
  load(queue: string): Message[];
  add(queue: string, message: Message): void;
  update(message: Message): void;
  move(message: Message, queue: string): void;
  remove(id: string): void;
  removeAll(queue: string): void;
}

export function messageStore({ db }: Store): MessageStore {
  db.exec(`CREATE TABLE IF NOT EXISTS message (
    id TEXT PRIMARY KEY, queue TEXT NOT NULL, position INTEGER NOT NULL, body TEXT NOT NULL, attributes TEXT NOT NULL,
    sent_at INTEGER NOT NULL, first_received_at INTEGER NOT NULL, receive_count INTEGER NOT NULL,
    visible_at INTEGER NOT NULL, source TEXT NOT NULL) STRICT`);
  const highest = db.prepare('SELECT coalesce(max(position), 0) AS position FROM message').get() as {
    position: number;
  };
  let position = highest.position;
  const select = db.prepare('SELECT * FROM message WHERE queue = ? ORDER BY position');
  const insert = db.prepare('INSERT INTO message VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const update = db.prepare(
    'UPDATE message SET first_received_at = ?, receive_count = ?, visible_at = ?, source = ? WHERE id = ?',
  );
  const move = db.prepare('UPDATE message SET queue = ?, position = ? WHERE id = ?');
  const remove = db.prepare('DELETE FROM message WHERE id = ?');
  const removeAll = db.prepare('DELETE FROM message WHERE queue = ?');
  const save = (m: Message) => update.run(m.firstReceivedAt, m.receiveCount, m.visibleAt, m.source, m.id);

  return {
    load: (queue) => (select.all(queue) as unknown as Row[]).map(fromRow),
    add(queue, m) {
      position += 1;
      const attributes = JSON.stringify(m.attributes);
      insert.run(
        m.id,
        queue,
        position,
        m.body,
        attributes,
        m.sentAt,
        m.firstReceivedAt,
        m.receiveCount,
        m.visibleAt,
        m.source,
      );
    },
    update: save,
    move(m, queue) {
      position += 1;
      move.run(queue, position, m.id);
      save(m);
    },
    remove: (id) => void remove.run(id),
    removeAll: (queue) => void removeAll.run(queue),
  };
}

interface Row {
  id: string;
  body: string;
  attributes: string;
  sent_at: number;
  first_received_at: number;
  receive_count: number;
  visible_at: number;
  source: string;
}

function fromRow(row: Row): Message {
  return {
    id: row.id,
    body: row.body,
    attributes: JSON.parse(row.attributes) as MessageAttributes,
    sentAt: row.sent_at,
    firstReceivedAt: row.first_received_at,
    receiveCount: row.receive_count,
    visibleAt: row.visible_at,
    source: row.source,
  };
}
