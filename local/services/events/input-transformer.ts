import type { Json, JsonObject } from '../../contracts';

/** What a target receives of an event. */
export type Transform = (event: JsonObject) => string;

/**
 * Compiles a target's input transformer: values of the event by their paths, put into a template that is JSON around them.
 *
 * @throws Error for what this runtime cannot honor: a path that is none of `$.field.list[0]`, a placeholder in a text
 */
export function compileTransformer({ InputPathsMap, InputTemplate }: JsonObject): Transform {
  const paths = Object.entries((InputPathsMap ?? {}) as Readonly<Record<string, string>>).map(
    ([name, path]) => [name, compilePath(path)] as const,
  );
  const template = String(InputTemplate);
  const fill = (values: ReadonlyMap<string, string>) =>
    template.replace(/<([\w-]+)>/g, (whole, name: string) => values.get(name) ?? whole);
  // Values stand where JSON has values: with null in their places it is JSON.
  JSON.parse(fill(new Map(paths.map(([name]) => [name, 'null']))));
  return (event) => fill(new Map(paths.map(([name, read]) => [name, JSON.stringify(read(event) ?? '')])));
}

function compilePath(path: string): (event: Json) => Json | undefined {
  if (!/^\$(\.[\w-]+(\[\d+\])?)+$/.test(path)) throw new Error(`the local bus does not read the path ${path}`);
  const steps = path
    .slice(2)
    .split(/[.[\]]+/)
    .filter((step) => step !== '');
  return (event) =>
    steps.reduce<Json | undefined>(
      (value, step) => (value !== null && typeof value === 'object' ? (value as JsonObject)[step] : undefined),
      event,
    );
}
