import type { Service } from '../../contracts';
import type { Drainable } from '../activity';
import type { Engine } from './engine';
import type { Meter } from './meter';

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

export declare function createDynamoDb(options: DynamoDbOptions): DynamoDb;
