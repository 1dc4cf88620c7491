import type { Advance } from './advance';
import type { Invocation, Json, Resource, VirtualClock } from './contracts';
import type { CoverageLog } from './coverage';
import type { DemoAccount } from './explorer/accounts';
import type { LoggedError } from './functions/log-book';
import type { WarmProcesses } from './functions/warm-processes';
import type { Queues } from './queues';
import type { EngineChoice, EngineName, FaultPlan, Faults, Mailbox, Meter } from './services';

export interface PlatformOptions {
  /** The cloud assembly of one environment, as `cdk synth` writes it. */
  readonly assemblyDir: string;
  /** Where everything is kept that a restart shall find again; in memory when absent. */
  readonly dataDir?: string | undefined;
  readonly engine: EngineChoice;
  /** Port of the page, the API and the tokens on 127.0.0.1; any free one when absent. */
  readonly port?: number | undefined;
  /** Count DynamoDB calls and units from the start; off by default. */
  readonly metering?: boolean | undefined;
  readonly faults?: FaultPlan | undefined;
  /** Virtual instant (milliseconds since the epoch) at which a fresh platform starts. */
  readonly startAt?: number | undefined;
  /** Milliseconds without any success after which work that is under way counts as stuck; 60,000 by default. */
  readonly patience?: number | undefined;
  /** Told what a person at the terminal should know (failed deliveries, wrong permissions); standard error by default. */
  readonly report?: ((line: string) => void) | undefined;
  /** Processes of the functions that a former platform on the same assembly left, and that this one leaves. */
  readonly warm?: WarmProcesses | undefined;
  /** Told once if the database engine ends by itself; reported like any other problem by default. */
  readonly onEngineEnd?: ((reason: string) => void) | undefined;
  /** Told each error that a function logs, and each invocation that fails. */
  readonly onFunctionError?: ((error: LoggedError) => void) | undefined;
}

export interface PlatformUrls {
  /** The explorer's page. */
  readonly explorer: string;
  /** The page of the mails that were sent. */
  readonly mailbox: string;
  readonly graphql: string;
  /** `GET ?subject=…` answers an access token; with `&raw`, the bare token. */
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
  /** Every mail that was sent. */
  readonly mailbox: Mailbox;
  readonly operator: OperatorClient;
  /** Folder with a log file for each function, by logical id. */
  readonly logDir: string;
  /** The template's resources. */
  readonly resources: readonly Resource[];
  /** Physical name (or id, or URL) of a resource by its logical id, such as a table's name. */
  nameOf(logicalId: string): string;
  /**
   * Moves the clock to an instant (milliseconds, or what {@link momentFrom} reads: `P4M`, `2027-02-28`), firing what
   * falls due on the way in its order, each only when everything before it has been handled. Recurring schedules fire
   * at most once a jump.
   *
   * @throws StuckError when something can't be handled
   */
  readonly advance: Advance;
  /**
   * Resolves when nothing is under way: no request, no function, no record of a stream, no message in a queue
   * (dead-letter queues aside).
   *
   * @throws StuckError when nothing has succeeded for a while although something is under way
   */
  drained(): Promise<void>;
  /** Invokes a function, by name, logical id or service name, past all wiring. */
  invoke(fn: string, event: Json): Promise<Invocation>;
  /** Kills the processes of a function, as a crash would. */
  kill(fn: string): Promise<void>;
  /** An access token for a subject, made by the issuer with the pre-token function. */
  token(subject: string): Promise<string>;
  /** One-time and recurring schedules that exist, by name. */
  schedules(): readonly string[];
  /** Schedules created since the data folder was new. */
  schedulesCreated(): number;
  /** Who can be acted as on this platform; `replace` is for the loader of the demo. */
  accounts(): readonly DemoAccount[];
  replaceAccounts(accounts: readonly DemoAccount[]): void;
  /** Honors the API's rate limits from now on; before, they are not, since a loader asks faster than people do. */
  throttle(): void;
  /** Ends everything this platform started. */
  close(): Promise<void>;
}
