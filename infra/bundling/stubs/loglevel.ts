import { notBundled } from '../not-bundled';

/** Stands in for what Apollo logs by when a server has no logger. */
export default { getLogger: (): never => notBundled('loglevel', 'give the server a logger'), levels: {} };
