import { type DocumentNode, type GraphQLSchema, parse, type StringValueNode } from 'graphql';

/** What in a schema has a description, and what it may hold. */
interface Described {
  description?: string | null | undefined;
  readonly args?: readonly NamedDescribed[];
  getFields?(): Readonly<Record<string, Described>>;
  getValues?(): readonly NamedDescribed[];
}

interface NamedDescribed extends Described {
  readonly name: string;
}

/** The same in the schema's text. */
interface Text {
  readonly name?: { readonly value: string };
  readonly description?: StringValueNode | undefined;
  readonly fields?: readonly Text[] | undefined;
  readonly values?: readonly Text[] | undefined;
  readonly arguments?: readonly Text[] | undefined;
}

let done: Promise<void> | undefined;

/** Gives the schema the descriptions that its classes have in the source (`schema/common/described.ts`). */
export function described(schema: GraphQLSchema): Promise<void> {
  done ??= Promise.all([import('../../../schema/schema.graphql'), import('../../../schema/audit.graphql')]).then(
    (texts) => {
      for (const text of texts) describe(schema, parse(text.default));
    },
  );
  return done;
}

function describe(schema: GraphQLSchema, { definitions }: DocumentNode): void {
  for (const definition of definitions as readonly Text[]) {
    put(schema.getType(definition.name?.value ?? '') as Described | undefined, definition);
  }
}

function put(target: Described | undefined, text: Text): void {
  if (target === undefined) return;
  if (text.description !== undefined) target.description = text.description.value;
  const named = (list: readonly NamedDescribed[] = []) => Object.fromEntries(list.map((one) => [one.name, one]));
  const parts: readonly [Readonly<Record<string, Described>> | undefined, readonly Text[] | undefined][] = [
    [target.getFields?.(), text.fields],
    [named(target.getValues?.()), text.values],
    [named(target.args), text.arguments],
  ];
  for (const [targets, texts = []] of parts) {
    for (const part of texts) put(targets?.[part.name?.value ?? ''], part);
  }
}
