import { spawnSync } from 'node:child_process';
import type { Config } from 'jest';

/** Packages that ship ES modules only; jest runs CommonJS. */
const esmOnly = ['jose', 'ulid', 'temporal-polyfill', 'temporal-utils', 'echarts', 'zrender'];

const shared: Config = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.[tj]s$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
          target: 'es2022',
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
};

const suite = (displayName: string, folders: readonly string[], more: Config = {}): Config => ({
  ...shared,
  displayName,
  testMatch: folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
  ...more,
});

const dataFolders = [
  'audit',
  'enrollment',
  'evaluation',
  'improvement',
  'incentive',
  'jp',
  'notification',
  'participation',
  'people',
  'privacy',
  'run',
  'schema',
  'table',
  'training',
  'vault',
];

/** Many stories in a row, killed and told again: what an engine could answer otherwise the shorter tests meet, on both. */
const longStories = ['\\.property\\.test\\.ts$', 'run/(crashes|half-budget|opening)\\.test\\.ts$'];

/** In CI the data tests run on both engines where Java is found: two independent implementations of one contract. */
function secondEngine(): Config[] {
  if (process.env.CI === undefined) return [];
  const [, major] = /version "(\d+)/.exec(spawnSync('java', ['-version'], { encoding: 'utf8' }).stderr ?? '') ?? [];
  if (Number(major) >= 17) {
    return [
      suite(
        'data on DynamoDB Local',
        dataFolders.map((folder) => `integration/${folder}`),
        {
          testPathIgnorePatterns: longStories,
          globalSetup: '<rootDir>/test/support/start-dynamodb-local.ts',
          setupFiles: ['<rootDir>/test/support/on-dynamodb-local.ts'],
        },
      ),
    ];
  }
  console.error('Java 17 or newer was not found: the data tests run on one engine only, not on DynamoDB Local.');
  return [];
}

const config: Config = {
  maxWorkers: 2,
  testTimeout: 60_000,
  projects: [
    suite('unit', ['unit', 'infra', 'architecture']),
    suite('integration', ['integration'], { globalSetup: '<rootDir>/test/support/start-engine.ts' }),
    ...secondEngine(),
    suite('end to end', ['e2e'], { globalSetup: '<rootDir>/test/e2e/global-setup.ts' }),
  ],
};

export default config;
