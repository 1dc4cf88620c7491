import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { KMSClient } from '@aws-sdk/client-kms';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SQSClient } from '@aws-sdk/client-sqs';
import fc from 'fast-check';
import { buildSchema, type FieldNode, parse } from 'graphql';
import { defaultProvider } from '../../infra/bundling/stubs/credential-provider-node';
import { endpointResolver } from '../../infra/bundling/stubs/endpoint-resolver';
import { getArgumentValues } from '../../infra/bundling/stubs/graphql-arguments';
import { promiseForObject } from '../../infra/bundling/stubs/graphql-promise-for-object';
import { InMemoryLRUCache, PrefixingKeyValueCache } from '../../infra/bundling/stubs/keyvaluecache';
import ourSemver from '../../infra/bundling/stubs/semver';
import ourMimeType from '../../infra/bundling/stubs/whatwg-mimetype';

/** The packages themselves, which come with others and have no types here. */
const semver: { satisfies(version: string, range: string): boolean } = jest.requireActual('semver');
const MimeType: { parse(text: string): { essence: string } | null } = jest.requireActual('whatwg-mimetype');

describe('the stand-in for semver', () => {
  const number = fc.integer({ min: 0, max: 3 });
  const version = fc.tuple(fc.integer({ min: 1, max: 3 }), number, number).map((parts) => parts.join('.'));

  it('agrees with semver on ranges with a caret', () => {
    fc.assert(
      fc.property(version, version, (found, wanted) => {
        expect(ourSemver.satisfies(found, `^${wanted}`)).toBe(semver.satisfies(found, `^${wanted}`));
      }),
    );
  });

  it.each(['16.0.0', '>=16', '^0.1.0', '^16.0.0-rc.1'])('refuses the range %s, which it does not know', (range) => {
    expect(() => ourSemver.satisfies('16.0.0', range)).toThrow('semver is not part of the bundle');
  });
});

describe('the stand-in for whatwg-mimetype', () => {
  const known = fc.constantFrom(
    'application/json',
    ' text/plain ',
    'Multipart/Form-Data; boundary="a;b"',
    'text',
    '/',
    '',
  );
  const text = fc.oneof(
    known,
    fc.string(),
    fc.tuple(fc.string(), fc.string()).map((parts) => parts.join('/')),
  );

  it('names the same essence of any content type', () => {
    fc.assert(
      fc.property(text, (type) => {
        expect(ourMimeType.parse(type)?.essence).toBe(MimeType.parse(type)?.essence);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the stand-in for Apollo’s cache', () => {
  it('forgets what was not asked for longest, and keeps a hundred', async () => {
    const cache = new InMemoryLRUCache<number>();
    for (let n = 0; n < 100; n++) await cache.set(`${n}`, n);
    expect(await cache.get('0')).toBe(0);
    await cache.set('100', 100);
    expect(await cache.get('1')).toBeUndefined();
    expect(await cache.get('0')).toBe(0);
    expect(await cache.get('100')).toBe(100);
    expect(await cache.delete('100')).toBe(true);
    expect(await cache.get('100')).toBeUndefined();
  });

  it('says so when it is asked for more', async () => {
    expect(() => new InMemoryLRUCache({ maxSize: 1 })).toThrow('not part of the bundle');
    await expect(new InMemoryLRUCache().set('key', 1, { ttl: 1 })).rejects.toThrow('not part of the bundle');
    expect(() => PrefixingKeyValueCache.prefixesAreUnnecessaryForIsolation()).toThrow('give the server none');
  });
});

describe('the stand-in for the credential chain', () => {
  const before = process.env;
  afterEach(() => {
    process.env = before;
  });

  it('reads the environment', async () => {
    process.env = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret', AWS_SESSION_TOKEN: 'token' };
    expect(await defaultProvider()()).toEqual({ accessKeyId: 'id', secretAccessKey: 'secret', sessionToken: 'token' });
  });

  it('says what is missing', async () => {
    process.env = { AWS_ACCESS_KEY_ID: 'id' };
    await expect(defaultProvider()()).rejects.toThrow('set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY');
  });
});

describe('the stand-in for the rules of a service’s address', () => {
  const clients = { DynamoDBClient, EventBridgeClient, KMSClient, SchedulerClient, SQSClient };
  const hosts = ['dynamodb', 'events', 'kms', 'scheduler', 'sqs'];

  it.each(Object.values(clients).map((client, index) => [hosts[index] ?? '', client] as const))(
    'agrees with the rules of %s',
    (host, Client) => {
      const { endpointProvider } = new Client({ region: 'eu-west-1' }).config;
      for (const Region of ['ap-southeast-1', 'ap-southeast-3', 'eu-west-1', 'us-east-1']) {
        for (const parameters of [{ Region }, { Region, Endpoint: 'http://127.0.0.1:4566' }]) {
          expect(endpointResolver(host)(parameters).url).toEqual(endpointProvider(parameters).url);
        }
      }
    },
  );

  it('says so when it is asked for another kind of address', () => {
    expect(() => endpointResolver('sqs')({ Region: 'eu-west-1', UseFIPS: true })).toThrow('by UseFIPS is not part');
    expect(() => endpointResolver('sqs')({ Region: 'cn-north-1' })).toThrow('not part of the bundle');
  });
});

describe('the stand-ins inside graphql’s executor', () => {
  const fields = buildSchema('type Query { plain: Int one(a: Int = 7): Int }').getQueryType()?.getFields() ?? {};
  const fieldOf = (text: string) => {
    const [definition] = parse(text).definitions;
    if (definition?.kind !== 'OperationDefinition') throw new Error('There is no operation.');
    return definition.selectionSet.selections[0] as FieldNode;
  };
  const argumentsOf = (name: string, text: string) => {
    const definition = fields[name];
    if (definition === undefined) throw new Error(`There is no field ${name}.`);
    return { ...getArgumentValues(definition, fieldOf(text), { v: 3 }) };
  };

  it('read arguments where there are any', () => {
    expect(argumentsOf('plain', '{ plain }')).toEqual({});
    expect(argumentsOf('one', '{ one }')).toEqual({ a: 7 });
    expect(argumentsOf('one', 'query ($v: Int) { one(a: $v) }')).toEqual({ a: 3 });
  });

  it('wait for promises among the fields, whatever their order, and keep the fields’ own', async () => {
    const later = <T>(value: T, ms: number) => new Promise<T>((done) => setTimeout(done, ms, value));
    const object = { a: later(1, 20), b: 2, c: later(null, 1), d: null, e: [later(5, 1)] };
    const waited = await promiseForObject(object);
    expect(Object.entries(waited)).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', null],
      ['d', null],
      ['e', [expect.any(Promise)]],
    ]);
  });

  it('fail with the first field that fails, and leave none unhandled', async () => {
    const fail = (text: string, ms: number) =>
      new Promise<never>((_, reject) => setTimeout(reject, ms, new Error(text)));
    await expect(promiseForObject({ a: fail('late', 5), b: fail('early', 1), c: 1 })).rejects.toThrow('early');
    await new Promise((done) => setTimeout(done, 10));
  });
});
