import { shareEngine } from './engine';

/** Global setup of the suite that meets the second engine. */
export default (): Promise<void> => shareEngine('dynamodb-local');
