/** What may differ between environments. Everything else in `infra/` is the same for all of them. */
export interface Environment {
  readonly name: EnvironmentName;
  readonly api: {
    /** Requests a second, and the burst above it, that the gateway lets through to `POST /graphql`. */
    readonly throttle: { readonly rate: number; readonly burst: number };
    /** ANY operation that fits the schema is run, or those alone that are KNOWN (`schema/operations`), named by their ids. */
    readonly operations: 'ANY' | 'KNOWN';
    /** Origins of the front ends, such as `https://pelatihan.example.go.id`; a browser elsewhere is refused. */
    readonly corsOrigins: readonly string[];
    /**
     * A name of one's own, such as `api.pelatihan.example.go.id`, and its certificate in the stack's region; the gateway's
     * own address is then closed. Until there is a certificate, that address is the only one.
     */
    readonly domain?: { readonly name: string; readonly certificateArn: string };
    /** Accept tokens of this OIDC issuer instead of the user pool's; they must carry the same claims. */
    readonly oidc?: { readonly issuer: string; readonly audience: readonly string[] };
  };
  readonly mail: {
    /** Domain from which mail is sent; what its owner puts into the DNS stands in the outputs of the stateful stack. */
    readonly domain: string;
    /** Where the front end shows a person's open tasks: every mail leads there. */
    readonly link: string;
  };
  readonly signIn: {
    readonly mfa: 'OPTIONAL' | 'REQUIRED';
    /** Cognito's Plus plan: compromised credentials and risky sign-ins are blocked. Billed per active user. */
    readonly threatProtection: boolean;
  };
  readonly data: {
    /** Most units a second that a table (and each index) may consume on demand: a ceiling on the bill, not a floor. */
    readonly maxReadUnits: number;
    readonly maxWriteUnits: number;
    /** Days (1–35) for which the main table can be restored to any second. The vault always keeps one. */
    readonly recoveryDays: number;
    /** Days for which a published head of the audit trail cannot be deleted by anybody; never less than the trail is kept. */
    readonly archiveDays: number;
    /** Encrypt the main table with a key of our own, whose use is logged and which can be disabled. */
    readonly customerManagedKey: boolean;
    /** Refuse deletion of tables and user pool, and of the stack that holds them. */
    readonly deletionProtection: boolean;
    /** What becomes of data, keys and logs when their stack is deleted. */
    readonly whenRemoved: 'destroy' | 'retain';
  };
  readonly concurrency: {
    /** Chunks (≤ 500 people each) processed at the same time, 2–5; five fill one partition's 1,000 write units a second. */
    readonly chunks: number;
    /** Batches of one event consumer processed at the same time, at least 2. */
    readonly consumers: number;
    /**
     * Instances set aside for `graphql`, which it can then neither exceed nor lack. An account must keep 100 unreserved
     * and a new one has only 10 in all, where any reservation fails the deployment: raise the account's quota first.
     */
    readonly graphql?: number;
  };
  readonly logs: {
    readonly level: 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';
    readonly retentionDays: number;
  };
  readonly alarms: {
    /** Minutes that a message may wait in a queue before someone is told. */
    readonly oldestMessageMinutes: number;
  };
}

export const environmentNames = ['dev', 'staging', 'prod'] as const;
export type EnvironmentName = (typeof environmentNames)[number];
