import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { operationsFolder } from '../../schema/operations/manifest';
import { readOperations } from '../../schema/operations/read-operations';
import type { DemoAccounts } from './accounts';

export interface ExplorerOptions {
  readonly accounts: DemoAccounts;
  /** Path of the GraphQL endpoint on this server. */
  readonly graphqlPath: string;
  /** Folder of the ready operations; the project's own by default. */
  readonly operationsDir?: string | undefined;
}

export interface Page {
  readonly type: string;
  readonly body: string | Buffer;
}

/** Where auditors read, on the origin of the API. */
export const auditPath = '/audit/graphql';

/** The files of the explorer's page, by path; undefined for any other path. Nothing comes from another host. */
export type Explorer = (path: string) => Page | undefined;

const require = createRequire(import.meta.url);
const types = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
};
const json = 'application/json; charset=utf-8';

export function createExplorer({ accounts, graphqlPath, operationsDir }: ExplorerOptions): Explorer {
  const own = (name: string) => join(import.meta.dirname, 'page', name);
  const packaged = (name: string, file: string) => join(dirname(require.resolve(`${name}/package.json`)), file);
  const files: Readonly<Record<string, string>> = {
    '/': own('index.html'),
    '/explorer/explorer.js': own('explorer.js'),
    '/explorer/explorer.css': own('explorer.css'),
    '/explorer/react.js': packaged('react', 'umd/react.production.min.js'),
    '/explorer/react-dom.js': packaged('react-dom', 'umd/react-dom.production.min.js'),
    '/explorer/graphiql.js': packaged('graphiql', 'graphiql.min.js'),
    '/explorer/graphiql.css': packaged('graphiql', 'graphiql.min.css'),
  };
  return (path) => {
    if (path === '/explorer/setting.json') {
      const operations = readOperations(operationsDir ?? operationsFolder);
      return { type: json, body: JSON.stringify({ graphqlPath, auditPath, accounts: accounts.list(), operations }) };
    }
    const file = files[path];
    if (file === undefined) return undefined;
    const ending = file.slice(file.lastIndexOf('.') + 1) as keyof typeof types;
    return { type: types[ending], body: readFileSync(file) };
  };
}
