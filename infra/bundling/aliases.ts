import { fileURLToPath } from 'node:url';

const stub = (name: string): string => fileURLToPath(new URL(`./stubs/${name}.ts`, import.meta.url));

/** Packages that a bundle does without, each with what it gets instead. */
export const aliases: Readonly<Record<string, string>> = {
  // type-graphql asks for it only when its own validation is on; arguments are validated by the use cases.
  'class-validator': stub('class-validator'),
  // In a bundle the package does not find node:crypto and hashes in JavaScript, without a word.
  '@apollo/utils.createhash': stub('createhash'),
};
