/**
 * The types on which the parts of the local runtime agree. Nothing here runs.
 *
 * The runtime reads the cloud assembly that `cdk synth` writes and does what it says: every SDK call of a function
 * comes in through the front door, is decided by the policies of the template, and then goes to a {@link Service}.
 */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** One resource of a synthesized template, with every intrinsic function resolved. */
export interface Resource {
  readonly stack: string;
  readonly logicalId: string;
  /** CloudFormation type, such as `AWS::SQS::Queue`. */
  readonly type: string;
  readonly properties: JsonObject;
  /** What `Ref` returns for it. */
  readonly ref: string;
  /** What `Fn::GetAtt` returns for it, by attribute name (`Arn`, `QueueUrl`, `StreamArn`, …). */
  readonly attributes: Readonly<Record<string, string>>;
}

/** The resolved cloud assembly: all stacks of one environment together. */
export interface Assembly {
  readonly account: string;
  readonly region: string;
  readonly resources: readonly Resource[];
  ofType(type: string): readonly Resource[];
  /** By ARN or by `Ref` value; undefined when the template has no such resource. */
  find(arnOrRef: string): Resource | undefined;
  /** The folder of a Lambda function's built bundle. */
  codeOf(fn: Resource): string;
}

/** Who makes a call: a function (by its role), an AWS service on the account's behalf, or the operator of this machine. */
export type Caller =
  | { readonly kind: 'function'; readonly fn: Resource }
  | { readonly kind: 'service'; readonly principal: string; readonly sourceArn: string; readonly roleArn?: string }
  | { readonly kind: 'operator' };

/** One SDK call, decoded from its wire protocol. */
export interface ApiCall {
  /** IAM prefix: `dynamodb`, `sqs`, `events`, `scheduler`, `kms`, `s3`, `ses`, `lambda`. */
  readonly service: string;
  /** Operation name, such as `PutItem`. */
  readonly action: string;
  readonly input: JsonObject;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
  readonly caller: Caller;
}

export interface ApiReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** A service behind the front door: the embedded engine or a stand-in named for the service. */
export interface Service {
  readonly name: string;
  handle(call: ApiCall): Promise<ApiReply>;
}

/** An error that the front door encodes in the protocol of the call. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
    this.name = code;
  }
}

/** Decides whether a call is allowed, as IAM would; throws {@link ApiError} `AccessDeniedException` when it is not. */
export interface Authorizer {
  authorize(call: ApiCall): void;
}

/** The outcome of one invocation of a function. */
export type Invocation =
  | { readonly ok: true; readonly payload: Json }
  | {
      readonly ok: false;
      readonly reason: 'error' | 'timeout' | 'exit';
      readonly type: string;
      readonly message: string;
    };

/** Runs functions, each in a child process of its own. */
export interface Invoker {
  invoke(fn: Resource, event: Json): Promise<Invocation>;
}

/** The platform's clock: real time plus an offset that only grows. */
export interface VirtualClock {
  /** Milliseconds since the epoch, virtual. */
  now(): number;
  /** Milliseconds that virtual time is ahead of real time. */
  offset(): number;
  /** Moves the clock forward to an instant; an earlier instant is ignored. */
  advanceTo(instant: number): void;
}

/**
 * Records which parts of the template the platform made use of, so that a test can name what is granted or wired and
 * never used.
 */
export interface Coverage {
  /**
   * `kind`: 'grant', 'permission', 'route', 'pattern', 'mapping', 'filter', 'variable', 'redrive', 'schedule'; `id`: a
   * stable name.
   */
  use(kind: string, id: string): void;
}

/** A part of the runtime that has work in flight; `advance` waits for all of them to be idle between two jumps. */
export interface Busy {
  /** True while something that was accepted has not been fully handled. */
  busy(): boolean;
}
