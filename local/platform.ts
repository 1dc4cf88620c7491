import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { SQSClient } from '@aws-sdk/client-sqs';
import { createAdvance, recordFirings } from './advance';
import type { Assembly, Caller, Json, Resource, Service } from './contracts';
import { controls } from './controls';
import { createCoverage } from './coverage';
import { claimDataFolder } from './data-folder';
import { createDrain } from './drain';
import { createExplorer } from './explorer';
import { demoAccounts } from './explorer/accounts';
import { createFrontDoor } from './front-door/front-door';
import { createInvoker } from './functions';
import { createLogBook } from './functions/log-book';
import { createGateway } from './gateway';
import { createAuthorizer, type TemplateAuthorizer } from './iam/authorizer';
import { createIssuer } from './issuer';
import { startLocalServer } from './local-server';
import { createMailboxPages } from './mailbox';
import type { OperatorClient, Platform, PlatformOptions } from './platform-interface';
import { createQueues } from './queues';
import {
  createDynamoDb,
  createEvents,
  createFaults,
  createKms,
  createMeter,
  createQueuePump,
  createS3,
  createScheduler,
  createSes,
  createSqs,
  createStreamPump,
  createTables,
  openStore,
  startEngine,
} from './services';
import { Teardown } from './teardown';
import { loadAssembly } from './template/load-assembly';
import { createClock } from './virtual-clock';

export type { Firing } from './advance';
export type { DemoAccount } from './explorer/accounts';
export type { OperatorClient, Platform, PlatformOptions, PlatformUrls } from './platform-interface';
export type { QueueLook, Queues } from './queues';

/** The access key id that names the operator at the front door; functions sign with their logical id. */
const operatorKey = 'operator';
const defaultPatience = 60_000;
/** Milliseconds that running functions have to end by themselves at the close. */
const grace = 2000;

/** @throws Error with one line that says what to do: no engine, a port that is taken, a template it can't honor */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const teardown = new Teardown();
  try {
    return await compose(options, teardown);
  } catch (error) {
    await teardown.run();
    throw error;
  }
}

async function compose(options: PlatformOptions, teardown: Teardown): Promise<Platform> {
  const dataDir = options.dataDir === undefined ? undefined : resolve(options.dataDir);
  if (dataDir !== undefined) claimDataFolder(dataDir);
  const report = options.report ?? ((line: string) => console.error(line));
  const workDir = dataDir === undefined ? mkdtempSync(join(tmpdir(), 'siger-')) : join(dataDir, 'run');
  mkdirSync(workDir, { recursive: true });
  teardown.add(() => rmSync(workDir, { recursive: true, force: true }));

  const clock = createClock({ dataDir, startAt: options.startAt });
  const coverage = createCoverage();
  const meter = createMeter({ on: options.metering ?? false, keysOf: (table) => keysOf(assembly, table) });
  const engine = await startEngine({ engine: options.engine, dataDir, onExit: options.onEngineEnd ?? report });
  teardown.add(() => engine.stop());
  const store = openStore(dataDir);
  teardown.add(() => store.close());

  // The template's queue URLs lead to the front door, and the front door decides by the template: it listens first.
  const services: Record<string, Service> = {};
  let authorizer: TemplateAuthorizer;
  let callerOf: (accessKeyId: string) => Caller | undefined = () => undefined;
  const faults = createFaults({ kill: (fn) => void invoker.kill(fn) });
  faults.plan(options.faults);
  const frontDoor = createFrontDoor({
    services,
    authorizer: { authorize: (call) => authorizer.authorize(call) },
    callerOf: (accessKeyId) => callerOf(accessKeyId),
    beforeCall: (call) => faults.beforeCall(call),
    afterCall: (call) => faults.afterCall(call),
  });
  const endpoint = await frontDoor.listen(options.warm?.port ?? 0);
  if (options.warm !== undefined) options.warm.port = Number(new URL(endpoint).port);
  teardown.add(() => frontDoor.close());

  const assembly = loadAssembly(options.assemblyDir, { endpoints: { frontDoor: endpoint } });
  authorizer = createAuthorizer(assembly, coverage);
  for (const mapping of assembly.ofType('AWS::Lambda::EventSourceMapping')) authorizer.authorizeMapping(mapping);
  const authorizeInvoke = authorizer.authorizeInvoke.bind(authorizer);
  const functions = assembly.ofType('AWS::Lambda::Function');
  callerOf = (accessKeyId) => {
    if (accessKeyId === operatorKey) return { kind: 'operator' };
    const fn = functions.find(({ logicalId }) => logicalId === accessKeyId);
    return fn && { kind: 'function', fn };
  };
  await createTables(engine, assembly);

  const logs = createLogBook(join(dataDir ?? workDir, 'logs'), options.onFunctionError);
  teardown.add(() => logs.close());
  let lastSuccess = 0;
  const invoker = createInvoker({
    assembly,
    clock,
    coverage,
    logs,
    endpoint,
    accessKeyOf: ({ logicalId }) => logicalId,
    workDir,
    warm: options.warm,
    onSettled: (_, { ok }) => {
      if (ok) lastSuccess = performance.now();
    },
  });

  const sqs = createSqs({ assembly, store, clock, coverage });
  teardown.add(() => sqs.close());
  const { sqs: recordedSqs, listeners } = recordFirings(sqs, clock);
  const scheduler = createScheduler({ assembly, clock, store, sqs: recordedSqs, authorizer, coverage, report });
  const dynamoDb = createDynamoDb({ engine, meter, onWrite: () => streamPump.poke() });
  teardown.add(() => dynamoDb.close());
  const pumped = { assembly, sqs, invoker, authorizer, coverage, faults, report };
  const streamPump = createStreamPump({ ...pumped, engine, clock, store });
  const queuePump = createQueuePump(pumped);
  teardown.add(async () => {
    // What runs may end by itself; what takes longer is killed, and delivered again at the next start.
    const impatient = setTimeout(() => void invoker.close(), grace);
    await Promise.all([queuePump.stop(), streamPump.stop()]);
    clearTimeout(impatient);
    await invoker.close();
  });
  teardown.add(() => scheduler.stop());
  const events = createEvents({ assembly, clock, store, sqs, authorizer, coverage });
  const ses = createSes({ assembly, clock, store, publish: publisherOn(events) });
  Object.assign(services, {
    dynamodb: dynamoDb,
    sqs,
    scheduler,
    events,
    kms: createKms({ assembly, dataDir }),
    s3: createS3({ assembly, clock, folder: join(dataDir ?? workDir, 's3') }),
    ses,
  });

  let throttled = false;
  const accounts = demoAccounts(dataDir);
  const issuer = await createIssuer({ assembly, invoker, authorizeInvoke, dataDir });
  const gateway = createGateway({
    assembly,
    invoker,
    coverage,
    clock,
    keys: issuer.verify,
    authorizeInvoke,
    throttles: () => throttled,
    report,
  });
  const drained = createDrain({
    parts: {
      'the HTTP API': gateway,
      functions: invoker,
      DynamoDB: dynamoDb,
      streams: streamPump,
      queues: queuePump,
      schedules: scheduler,
    },
    patience: options.patience ?? defaultPatience,
    lastSuccess: () => lastSuccess,
    details: () => [
      ...[...invoker.inFlight()].map(([fn, running]) => `${fn}: ${running} invocations under way`),
      ...queues.list().flatMap(({ name, isDeadLetter, visible, inFlight, delayed }) => {
        const held = visible + inFlight + delayed;
        return isDeadLetter || held === 0 ? [] : [`${name}: ${held} messages, of which ${inFlight} in flight`];
      }),
    ],
    errors: () => logs.errors,
  });
  const operator: OperatorClient = {
    endpoint,
    region: assembly.region,
    credentials: { accessKeyId: operatorKey, secretAccessKey: 'local' },
  };
  const queues = createQueues({ assembly, sqs, store, client: () => new SQSClient(operator) });
  const advance = createAdvance({ clock, scheduler, drained, listeners });
  const explorer = createExplorer({ accounts, graphqlPath: gateway.path });
  const mailboxPages = createMailboxPages(ses.mailbox);
  const server = await startLocalServer({
    port: options.port ?? 0,
    pages: (path, query) => explorer(path) ?? mailboxPages(path, query),
    issuer,
    gateway,
    controls: controls({ clock, advance, queues, mailbox: ses.mailbox, schedules: () => scheduler.names() }),
  });
  teardown.add(() => server.close());

  await streamPump.start();
  queuePump.start();
  // What fell due while the platform was not running.
  scheduler.fireDue();
  scheduler.start();

  const resourceBy = (logicalId: string): Resource => {
    const found = assembly.resources.find((resource) => resource.logicalId === logicalId);
    if (found === undefined) throw new RangeError(`The template has no resource ${logicalId}.`);
    return found;
  };
  const functionBy = (name: string): Resource => {
    const found = functions.find((fn) => [fn.ref, fn.logicalId, serviceNameOf(fn)].includes(name));
    if (found === undefined) throw new RangeError(`The template has no function ${name}.`);
    return found;
  };

  return {
    urls: {
      explorer: `${server.origin}/`,
      mailbox: `${server.origin}/mailbox`,
      graphql: `${server.origin}${gateway.path}`,
      token: `${server.origin}/token`,
      frontDoor: endpoint,
    },
    engine: engine.name,
    clock,
    coverage,
    meter,
    faults,
    queues,
    mailbox: ses.mailbox,
    operator,
    logDir: logs.dir,
    resources: assembly.resources,
    nameOf: (logicalId) => resourceBy(logicalId).ref,
    advance,
    drained,
    invoke: (name, event) => invoker.invoke(functionBy(name), event),
    kill: (name) => invoker.kill(functionBy(name)),
    token: async (subject) => (await issuer.token(subject)).accessToken,
    schedules: () => scheduler.names(),
    schedulesCreated: () => scheduler.created(),
    accounts: () => accounts.list(),
    replaceAccounts: (next) => accounts.replace(next),
    throttle: () => {
      throttled = true;
    },
    close: () => teardown.run(),
  };
}

/** Services put their own events on the account's default bus. @throws Error when a rule could not deliver one */
function publisherOn(events: Service): Parameters<typeof createSes>[0]['publish'] {
  return async (source, detailType, detail) => {
    const input = { Entries: [{ Source: source, DetailType: detailType, Detail: JSON.stringify(detail) }] };
    const caller = { kind: 'operator' } as const;
    const call = { service: 'events', action: 'PutEvents', input, headers: {}, body: Buffer.alloc(0), caller };
    const { body } = await events.handle(call);
    const { Entries } = JSON.parse(String(body)) as { Entries: { ErrorMessage?: string }[] };
    const failed = Entries.find(({ ErrorMessage }) => ErrorMessage !== undefined);
    if (failed !== undefined) throw new Error(`${detailType} was not delivered: ${failed.ErrorMessage}`);
  };
}

function keysOf(assembly: Assembly, table: string): string[] {
  const { KeySchema } = assembly.find(table)?.properties ?? {};
  return ((KeySchema ?? []) as { AttributeName: string }[]).map(({ AttributeName }) => AttributeName);
}

function serviceNameOf({ properties }: Resource): unknown {
  const environment = properties.Environment as { Variables?: Record<string, Json> } | undefined;
  return environment?.Variables?.POWERTOOLS_SERVICE_NAME;
}
