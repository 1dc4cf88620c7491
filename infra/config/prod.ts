import type { Environment } from './environment';

/** Real people: nothing is deleted by mistake, and everything can be restored for five weeks. */
export const prod: Environment = {
  name: 'prod',
  api: {
    throttle: { rate: 500, burst: 1_000 },
    operations: 'ANY',
    corsOrigins: ['https://siger.lampungprov.go.id'],
  },
  mail: { domain: 'siger.lampungprov.go.id', link: 'https://siger.lampungprov.go.id/tasks' },
  signIn: { mfa: 'REQUIRED', threatProtection: true },
  data: {
    maxReadUnits: 20_000,
    maxWriteUnits: 10_000,
    recoveryDays: 35,
    archiveDays: 3_653,
    customerManagedKey: true,
    deletionProtection: true,
    whenRemoved: 'retain',
  },
  concurrency: { chunks: 5, consumers: 10, graphql: 200 },
  logs: { level: 'INFO', retentionDays: 365 },
  alarms: { oldestMessageMinutes: 15 },
};
