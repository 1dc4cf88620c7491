import type { Environment } from './environment';

/** Production's settings at a smaller size, and removable. */
export const staging: Environment = {
  name: 'staging',
  api: {
    throttle: { rate: 100, burst: 200 },
    operations: 'ANY',
    corsOrigins: ['https://staging.siger.lampungprov.go.id'],
  },
  mail: { domain: 'staging.siger.lampungprov.go.id', link: 'https://staging.siger.lampungprov.go.id/tasks' },
  signIn: { mfa: 'REQUIRED', threatProtection: false },
  data: {
    maxReadUnits: 4_000,
    maxWriteUnits: 4_000,
    recoveryDays: 7,
    archiveDays: 7,
    customerManagedKey: true,
    deletionProtection: false,
    whenRemoved: 'destroy',
  },
  concurrency: { chunks: 5, consumers: 5 },
  logs: { level: 'INFO', retentionDays: 30 },
  alarms: { oldestMessageMinutes: 30 },
};
