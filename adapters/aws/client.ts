/**
 * How every AWS client is set up. Region, credentials and endpoint come from the run time's environment; connections
 * are kept alive (the SDK's default). Retries are few and short, because a caller waits or a queue delivers again.
 */
export const clientDefaults = {
  maxAttempts: 3,
  retryMode: 'standard',
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000 },
} as const;
