import config from './jest.config.ts';

/** The rules of the incentive alone, on nothing but memory: what a mutation is held against. */
export default {
  ...config.projects[0],
  testMatch: ['<rootDir>/test/unit/incentive/**/*.test.ts'],
};
