import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { createFrontDoor, type FrontDoor } from '../../../../local/front-door/front-door';
import { createS3 } from '../../../../local/services/s3/s3';
import { assemblyOf, resource } from './fixtures';

const lock = { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 7 } } };
const assembly = assemblyOf(
  resource('AWS::S3::Bucket', 'Locked', { ObjectLockConfiguration: lock }, 'locked'),
  resource('AWS::S3::Bucket', 'Open', {}, 'open'),
);
const folder = mkdtempSync(join(tmpdir(), 'siger-s3-'));
let now = Date.parse('2026-11-24T00:00:00Z');
const clock = { now: () => now, offset: () => 0, advanceTo: () => {} };
let frontDoor: FrontDoor;
let client: S3Client;

beforeAll(async () => {
  frontDoor = createFrontDoor({
    services: { s3: createS3({ assembly, clock, folder }) },
    authorizer: { authorize: () => {} },
    callerOf: () => ({ kind: 'operator' }),
  });
  client = new S3Client({
    endpoint: await frontDoor.listen(0),
    region: 'ap-southeast-3',
    credentials: { accessKeyId: 'operator', secretAccessKey: 'local' },
    forcePathStyle: true,
  });
});
afterAll(async () => {
  client.destroy();
  await frontDoor.close();
  rmSync(folder, { recursive: true });
});

const put = (Bucket: string, Key: string, Body: string, once = false) =>
  client.send(new PutObjectCommand({ Bucket, Key, Body, ...(once && { IfNoneMatch: '*' }) }));
const read = async (Bucket: string, Key: string) =>
  (await client.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();

test('an object is there as it was put, and is found in the list', async () => {
  for (const name of ['b & c', 'a', 'deep/er']) await put('open', `x/${name}`, name);
  expect(await read('open', 'x/b & c')).toBe('b & c');
  const list = async (ContinuationToken?: string) =>
    client.send(new ListObjectsV2Command({ Bucket: 'open', Prefix: 'x/', MaxKeys: 2, ContinuationToken }));
  const first = await list();
  const second = await list(first.NextContinuationToken);
  expect([...(first.Contents ?? []), ...(second.Contents ?? [])].map(({ Key }) => Key)).toEqual([
    'x/a',
    'x/b & c',
    'x/deep/er',
  ]);
  expect(second.IsTruncated).toBe(false);
  await expect(read('open', 'x/none')).rejects.toMatchObject({ name: 'NoSuchKey' });
  await expect(read('none', 'x')).rejects.toMatchObject({ name: 'NoSuchBucket' });
});

test('what is to be put once is put once', async () => {
  await put('open', 'once', 'first', true);
  await expect(put('open', 'once', 'second', true)).rejects.toMatchObject({ name: 'PreconditionFailed' });
  expect(await read('open', 'once')).toBe('first');
});

test('a locked object is neither overwritten nor deleted until its retention ends', async () => {
  await put('locked', 'head', 'first');
  const attempts = () => [
    put('locked', 'head', 'second'),
    client.send(new DeleteObjectCommand({ Bucket: 'locked', Key: 'head' })),
  ];
  now += 6.9 * 86_400_000;
  for (const attempt of attempts()) await expect(attempt).rejects.toMatchObject({ name: 'AccessDenied' });
  expect(await read('locked', 'head')).toBe('first');
  now += 0.2 * 86_400_000;
  await put('locked', 'head', 'second');
  expect(await read('locked', 'head')).toBe('second');
  await put('open', 'free', 'x');
  await client.send(new DeleteObjectCommand({ Bucket: 'open', Key: 'free' }));
  await expect(read('open', 'free')).rejects.toMatchObject({ name: 'NoSuchKey' });
});

test('a key leads nowhere outside of its bucket', async () => {
  await expect(put('open', '../locked/head', 'x')).rejects.toThrow();
  expect(await read('locked', 'head')).toBe('second');
});
