import { ApiError, type Service } from '../../contracts';
import { createActivity, type Drainable } from '../activity';
import { engineClient } from './client';
import type { Engine } from './engine';
import { isWrite, type Meter } from './meter';

export interface DynamoDbOptions {
  readonly engine: Engine;
  readonly meter?: Meter | undefined;
  /** Called after each write, before its reply goes out: give it the stream pump's `poke`. */
  readonly onWrite?: (() => void) | undefined;
}

/** DynamoDB and its streams (`DynamoDB_20120810`, `DynamoDBStreams_20120810`): the raw body goes to the engine as it is. */
export interface DynamoDb extends Service, Drainable {
  close(): void;
}

/** Calls whose replies tell consumed capacity. */
const metered = new Set(['GetItem', 'Query', 'Scan', 'BatchGetItem', 'TransactGetItems']);

export function createDynamoDb({ engine, meter, onWrite }: DynamoDbOptions): DynamoDb {
  const client = engineClient(engine);
  const activity = createActivity();

  return {
    name: 'dynamodb',
    busy: activity.busy,
    drained: activity.drained,
    async handle(call) {
      const done = activity.begin();
      try {
        const writing = isWrite(call.action);
        const metering = meter?.on === true && (writing || metered.has(call.action)) ? meter : undefined;
        const body = metering ? metering.ask(call) : call.body;
        const target = call.headers['x-amz-target'] ?? `DynamoDB_20120810.${call.action}`;
        const reply = await client.send(target, body).catch(unreachable);
        metering?.count(call, reply.status, reply.body);
        if (writing && reply.status === 200) onWrite?.();
        return reply;
      } finally {
        done();
      }
    },
    close: client.close,
  };
}

function unreachable(cause: Error): never {
  throw new ApiError('InternalServerError', `The database engine does not answer: ${cause.message}`, 500);
}
