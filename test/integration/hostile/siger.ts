import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { prod } from '../../../infra/config/prod';
import { addPlatform } from '../../../infra/platform';
import type { JsonObject } from '../../../local/contracts';
import { createCoverage } from '../../../local/coverage';
import { createGateway } from '../../../local/gateway';
import { loadAssembly } from '../../../local/template/load-assembly';
import { createClock } from '../../../local/virtual-clock';
import { settingOf, testApp } from '../../infra/synthesis';
import { startAuditGraphql, startGraphql } from '../../support/graphql-function';
import type { TestTable } from '../../support/with-table';
import type { Answer, Endpoint, Target } from './target';

export interface Siger extends Target {
  /** Whose tokens the gateway takes. */
  readonly issuer: string;
  readonly audience: string;
  /** A token that the gateway takes, but for what is changed. */
  sign(
    changed?: Readonly<Record<string, unknown>>,
    key?: Parameters<SignJWT['sign']>[0],
    header?: { alg: string },
  ): Promise<string>;
  /** The issuer's public key, as an attacker finds it. */
  readonly publicKey: Uint8Array;
}

/** The production's template at the local gateway, and the function behind one of its endpoints over a real table. */
export async function startSiger(table: TestTable, endpoint: Endpoint = '/graphql'): Promise<Siger> {
  process.env.CDK_VALIDATION = 'false';
  const app = testApp();
  addPlatform(app, settingOf(prod));
  const assembly = loadAssembly(app.synth().directory);
  const [authorizer] = assembly.ofType('AWS::ApiGatewayV2::Authorizer');
  const { Issuer, Audience } = (authorizer?.properties.JwtConfiguration ?? {}) as JsonObject;
  const issuer = String(Issuer);
  const audience = String([Audience].flat()[0]);

  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(publicKey);
  const sign: Siger['sign'] = (changed = {}, key = privateKey, { alg } = { alg: 'RS256' }) => {
    const now = Math.floor(Date.now() / 1_000);
    const claims = {
      iss: issuer,
      client_id: audience,
      sub: 'attacker',
      roles: endpoint === '/graphql' ? 'PROVINCE_ADMIN' : 'AUDITOR',
      iat: now,
      exp: now + 900,
    };
    return new SignJWT({ ...claims, ...changed }).setProtectedHeader({ alg, kid: 'k1' }).sign(key);
  };

  const { protocol, hostname, port } = await endpointOf(table);
  const start = endpoint === '/graphql' ? startGraphql : startAuditGraphql;
  const graphql = await start({
    STAGE: 'prod',
    AWS_ENDPOINT_URL: `${protocol}//${hostname}:${port}`,
    TABLE_NAME: table.tableName,
    VAULT_TABLE_NAME: table.vaultTableName,
  });
  const gateway = createGateway({
    assembly,
    coverage: createCoverage(),
    clock: createClock(),
    invoker: { invoke: async (_, event) => ({ ok: true, payload: (await graphql(event as never)) as never }) },
    keys: createLocalJWKSet({ keys: [{ ...jwk, kid: 'k1', alg: 'RS256' }] }),
    authorizeInvoke: () => {},
    throttles: () => false,
    report: () => {},
  });
  const server = createServer((request, response) => void gateway.handle(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const token = await sign();

  return {
    issuer,
    audience,
    sign,
    publicKey: new TextEncoder().encode(JSON.stringify(jwk)),
    async ask({ path = endpoint, search = '', method = 'POST', headers = {}, body }): Promise<Answer> {
      const response = await fetch(origin + path + search, {
        method,
        headers: { authorization: `Bearer ${token}`, ...headers },
        ...(body !== undefined && { body }),
      });
      return { status: response.status, headers: response.headers, text: await response.text() };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function endpointOf({ client }: TestTable) {
  const { endpoint } = client.config;
  if (endpoint === undefined) throw new Error('The table has no address.');
  return endpoint();
}
