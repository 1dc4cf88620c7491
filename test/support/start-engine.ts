import { shareEngine } from './engine';

/** Global setup of the suites that need data. */
export default (): Promise<void> => shareEngine(process.env.SIGER_TEST_ENGINE);
