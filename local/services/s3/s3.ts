import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import {
  type ApiCall,
  ApiError,
  type ApiReply,
  type Assembly,
  type JsonObject,
  type Service,
  type VirtualClock,
} from '../../contracts';
import { listing } from './listing';

export interface S3Options {
  readonly assembly: Assembly;
  readonly clock: VirtualClock;
  /** A folder for each bucket, a file for each object: to be looked at, and copied away. */
  readonly folder: string;
}

const day = 86_400_000;

/**
 * S3 for the template's buckets: whole objects, written, read and listed. Where a bucket locks its objects, one that is
 * retained is neither deleted nor overwritten. (AWS would take another version beside it; here an object has one.)
 */
export function createS3({ assembly, clock, folder }: S3Options): Service {
  const bucketOf = ({ Bucket }: JsonObject) => {
    const found = assembly.ofType('AWS::S3::Bucket').find(({ ref }) => ref === Bucket);
    if (found === undefined) throw new ApiError('NoSuchBucket', 'The specified bucket does not exist', 404);
    const root = join(resolve(folder), found.ref);
    return { root, name: found.ref, retentionDays: retentionDaysOf(found.properties) };
  };
  const fileOf = (root: string, { Key }: JsonObject): string => {
    const file = resolve(root, String(Key));
    if (!file.startsWith(root + sep)) throw new ApiError('InvalidArgument', 'The key leads out of the bucket');
    return file;
  };
  const requireUnlocked = (file: string, retentionDays: number) => {
    if (clock.now() < statSync(file).mtimeMs + retentionDays * day) {
      throw new ApiError('AccessDenied', 'Access Denied because object protected by object lock.', 403);
    }
  };

  const actions: Readonly<Record<string, (call: ApiCall) => ApiReply>> = {
    PutObject({ input, headers, body }) {
      const { root, retentionDays } = bucketOf(input);
      const file = fileOf(root, input);
      if (existsSync(file)) {
        if (headers['if-none-match'] === '*') {
          throw new ApiError(
            'PreconditionFailed',
            'At least one of the pre-conditions you specified did not hold',
            412,
          );
        }
        requireUnlocked(file, retentionDays);
      }
      write(file, body, clock.now());
      return { status: 200, body: '' };
    },
    GetObject({ input }) {
      const file = fileOf(bucketOf(input).root, input);
      if (!existsSync(file)) throw new ApiError('NoSuchKey', 'The specified key does not exist.', 404);
      return { status: 200, body: readFileSync(file) };
    },
    DeleteObject({ input }) {
      const { root, retentionDays } = bucketOf(input);
      const file = fileOf(root, input);
      if (existsSync(file)) {
        requireUnlocked(file, retentionDays);
        rmSync(file);
      }
      return { status: 204, body: '' };
    },
    ListObjectsV2({ input }) {
      const { root, name } = bucketOf(input);
      const headers = { 'content-type': 'application/xml' };
      return { status: 200, headers, body: listing(name, keysIn(root), input) };
    },
  };

  return {
    name: 's3',
    async handle(call) {
      const act = actions[call.action];
      if (act === undefined) throw new ApiError('NotImplemented', `The local S3 does not know ${call.action}.`, 501);
      return act(call);
    },
  };
}

/** Days for which an object is locked by default; 0 where the bucket locks none. */
function retentionDaysOf({ ObjectLockConfiguration }: JsonObject): number {
  const rule = (ObjectLockConfiguration as JsonObject | undefined)?.Rule as JsonObject | undefined;
  const { Days = 0, Years = 0 } = (rule?.DefaultRetention ?? {}) as { Days?: number; Years?: number };
  return Days + 365 * Years;
}

/** Whole or not at all, with the platform's time as that of its writing. */
function write(file: string, body: Buffer, now: number): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.new`;
  writeFileSync(draft, body, { flush: true });
  utimesSync(draft, now / 1000, now / 1000);
  renameSync(draft, file);
}

function keysIn(root: string): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.new'))
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(root.length + 1)
        .replaceAll(sep, '/'),
    )
    .sort();
}
