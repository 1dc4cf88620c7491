import type { Environment } from './environment';

/** Invented people, a small bill, nothing kept. */
export const dev: Environment = {
  name: 'dev',
  api: {
    throttle: { rate: 50, burst: 100 },
    operations: 'ANY',
    corsOrigins: ['http://localhost:3000', 'http://localhost:5173'],
  },
  mail: { domain: 'dev.siger.lampungprov.go.id', link: 'http://localhost:5173/tasks' },
  signIn: { mfa: 'OPTIONAL', threatProtection: false },
  data: {
    maxReadUnits: 1_000,
    maxWriteUnits: 1_000,
    recoveryDays: 1,
    archiveDays: 1,
    customerManagedKey: false,
    deletionProtection: false,
    whenRemoved: 'destroy',
  },
  concurrency: { chunks: 2, consumers: 2 },
  logs: { level: 'DEBUG', retentionDays: 7 },
  alarms: { oldestMessageMinutes: 60 },
};
