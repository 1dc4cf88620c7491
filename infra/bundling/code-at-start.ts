import type { Metafile } from 'esbuild';

/** The files of a bundle that Node loads before the first invocation: what its entry imports, and so on; not by need. */
export function filesAtStart({ outputs }: Metafile, entry: string): readonly string[] {
  const files = new Set<string>();
  const visit = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    for (const { path, kind } of outputs[file]?.imports ?? []) {
      if (kind === 'import-statement' && path in outputs) visit(path);
    }
  };
  visit(entry);
  return [...files];
}

/** Bytes of code that Node loads before the first invocation. */
export function codeAtStart(metafile: Metafile, entry: string): number {
  return filesAtStart(metafile, entry).reduce((sum, file) => sum + (metafile.outputs[file]?.bytes ?? 0), 0);
}
