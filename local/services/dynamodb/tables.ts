import type { Assembly } from '../../contracts';
import type { Engine } from './engine';

/** Creates the template's tables (keys, indexes, stream, TTL) that the engine does not have yet. */
export declare function createTables(engine: Engine, assembly: Assembly): Promise<void>;
