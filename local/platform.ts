import type { Invocation, Json, VirtualClock } from './contracts';
import type { CoverageLog } from './coverage';
import type { EngineChoice, EngineName, FaultPlan, Faults, Meter, QueueCounts } from './services';

export interface PlatformOptions {
  /** The cloud assembly of one environment, as `cdk synth` writes it. */
  readonly assemblyDir: string;
  /** Where everything is kept that a restart shall find again; in memory when absent. */
  readonly dataDir?: string;
  readonly engine: EngineChoice;
  /** Port of the page, the API and the tokens on 127.0.0.1; any free one when absent. */
  readonly port?: number;
  /** Count DynamoDB calls and units from the start. */
  readonly metering?: boolean;
  readonly faults?: FaultPlan;
  /** Virtual instant (milliseconds since the epoch) at which a fresh platform starts. */
  readonly startAt?: number;
  /** Told, in one line each, what a person at the terminal should know: errors of functions, failed deliveries. */
  readonly report?: (line: string) => void;
}

/** One firing of a schedule while the clock was advanced. */
export interface Firing {
  /** Virtual instant, milliseconds since the epoch. */
  readonly at: number;
  /** Name of the queue that got the message. */
  readonly queue: string;
  /** The schedule's input. */
  readonly input: Json;
}

export interface QueueLook extends QueueCounts {
  readonly name: string;
  /** Name of the dead-letter queue, where the queue has one. */
  readonly deadLetterQueue?: string;
  /** Other queues or mappings send here what they could not process. */
  readonly isDeadLetter: boolean;
}

/** Queues by name, ARN, URL or logical id. */
export interface Queues {
  list(): readonly QueueLook[];
  look(queue: string): QueueLook;
  /** Bodies of up to `max` visible messages, which stay where they are. */
  peek(queue: string, max?: number): readonly string[];
  /** Drops all visible messages; returns how many. */
  purge(queue: string): number;
  send(queue: string, body: string): void;
  /** Moves a dead-letter queue's messages back to the queue they came from; returns how many. */
  redrive(queue: string): Promise<number>;
}

export interface PlatformUrls {
  /** The explorer's page. */
  readonly explorer: string;
  readonly graphql: string;
  /** `GET ?subject=…` answers an access token. */
  readonly token: string;
  /** Endpoint for AWS SDKs (`AWS_ENDPOINT_URL`). */
  readonly frontDoor: string;
}

/** What an AWS SDK client takes to act as this machine's operator, whom no policy restricts. */
export interface OperatorClient {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** The whole platform on this machine, as its template wires it. */
export interface Platform {
  readonly urls: PlatformUrls;
  readonly engine: EngineName;
  readonly clock: VirtualClock;
  readonly coverage: CoverageLog;
  readonly meter: Meter;
  readonly faults: Faults;
  readonly queues: Queues;
  readonly operator: OperatorClient;
  /** Physical name (or id) of a resource of the template by its logical id, such as a table's name. */
  nameOf(logicalId: string): string;
  /**
   * Moves the clock to an instant (milliseconds, or what {@link momentFrom} reads: `P4M`, `2027-02-28`), firing what
   * falls due on the way in its order, each only when everything before it has been handled.
   *
   * @throws StuckError when something can't be handled
   */
  advance(to: number | string): Promise<readonly Firing[]>;
  /**
   * Resolves when nothing is under way: no request, no function, no record of a stream, no message in a queue
   * (dead-letter queues aside).
   *
   * @throws StuckError when nothing has succeeded for a while although something is under way
   */
  drained(): Promise<void>;
  /** Invokes a function, by name or logical id, past all wiring. */
  invoke(fn: string, event: Json): Promise<Invocation>;
  /** An access token for a subject, made by the issuer with the pre-token function. */
  token(subject: string): Promise<string>;
  /** One-time and recurring schedules that exist, by name. */
  schedules(): readonly string[];
  /** Schedules created since the data folder was new. */
  schedulesCreated(): number;
  /** Ends everything this platform started. */
  close(): Promise<void>;
}

export declare function startPlatform(options: PlatformOptions): Promise<Platform>;
