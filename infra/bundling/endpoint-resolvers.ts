import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';

/** What a client's package and its service's host call the same service, where they differ. */
const hosts: Readonly<Record<string, string>> = { eventbridge: 'events' };
const standIn = fileURLToPath(new URL('./stubs/endpoint-resolver.ts', import.meta.url));

/** Gives the client of each service a line in place of the rules for its address. */
export const endpointResolvers: Plugin = {
  name: 'endpoint-resolvers',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\/endpoint\/endpointResolver$/ }, ({ importer }) => {
      const client = /@aws-sdk\/client-([a-z]+)\//.exec(importer)?.[1];
      return client === undefined ? undefined : { path: hosts[client] ?? client, namespace: 'endpoint-resolver' };
    });
    onLoad({ filter: /.*/, namespace: 'endpoint-resolver' }, ({ path }) => ({
      contents: `import { endpointResolver } from ${JSON.stringify(standIn)};
        export const defaultEndpointResolver = endpointResolver(${JSON.stringify(path)});`,
      resolveDir: process.cwd(),
    }));
  },
};
