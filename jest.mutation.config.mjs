import config from './jest.config.ts';

/**
 * What a mutation of the incentive's rules is held against: their own tests, and on a table in memory those of the commands and runs
 * that use them. Left out are those that measure the engine or read its items past the adapters, and the random stories, which would
 * be run again for nearly every mutant.
 */
export default {
  ...config.projects[0],
  testMatch: ['<rootDir>/test/{unit,integration}/incentive/**/*.test.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    'incentive/(leaderboard|award-item)\\.test\\.ts$',
    '\\.property\\.test\\.ts$',
  ],
  moduleNameMapper: { '/support/with-table$': '<rootDir>/test/support/with-memory-table' },
};
