import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** Leaves of an SDK client's package.json what the client reads of it, to name itself to the service: its version. */
export const versionsOnly: Plugin = {
  name: 'versions-only',
  setup({ onLoad }) {
    onLoad({ filter: /@aws-sdk\/client-[a-z-]+\/package\.json$/ }, async ({ path }) => {
      const { version } = JSON.parse(await readFile(path, 'utf8'));
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};
