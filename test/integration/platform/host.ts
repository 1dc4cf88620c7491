/** Runs the platform of an assembly in a process of its own, for a test to kill: prints its URLs as JSON when ready. */
import { startPlatform } from '../../../local/platform';

const [, , assemblyDir = '', dataDir = ''] = process.argv;
const { urls } = await startPlatform({ assemblyDir, dataDir, engine: 'auto' });
console.log(JSON.stringify(urls));
