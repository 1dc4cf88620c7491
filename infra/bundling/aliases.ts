import { fileURLToPath } from 'node:url';

const stub = (name: string): string => fileURLToPath(new URL(`./stubs/${name}.ts`, import.meta.url));

/**
 * Packages that a bundle does without, each with what it gets instead. Whoever asks a stub for more than our functions
 * need gets an error that says so. What each one saves stands in docs/adr/0210.
 */
export const aliases: Readonly<Record<string, string>> = {
  // type-graphql asks for it only when its own validation is on; arguments are validated by the use cases.
  'class-validator': stub('class-validator'),
  // In a bundle the package does not find node:crypto and hashes in JavaScript, without a word.
  '@apollo/utils.createhash': stub('createhash'),
  // Apollo's cache of parsed documents; a bounded Map does.
  '@apollo/utils.keyvaluecache': stub('keyvaluecache'),
  // Apollo makes schemas from texts by it; ours is given to it.
  '@graphql-tools/schema': stub('graphql-tools-schema'),
  // type-graphql asks it one question at its start: whether graphql is of a version that fits.
  semver: stub('semver'),
  // type-graphql builds subscriptions by it; the API has none.
  '@graphql-yoga/subscription': stub('graphql-yoga-subscription'),
  // type-graphql reads compiler-made types by it; the compiler makes none.
  'reflect-metadata': stub('reflect-metadata'),
  // type-graphql takes two scalars from it for fields of type Date; we have scalars of our own.
  'graphql-scalars': stub('graphql-scalars'),
  // Credentials of a function are in its environment; the chain looks in eight more places.
  '@aws-sdk/credential-provider-node': stub('credential-provider-node'),
  // The DynamoDB client keeps discovered endpoints in it, which it only does when told to.
  '@aws-sdk/endpoint-cache': stub('endpoint-cache'),
  // Some services answer with streams of events; ours do not.
  '@smithy/core/event-streams': stub('event-streams'),
  // The SDK names the browser by it.
  bowser: stub('bowser'),
  // Apollo logs by it when it has no logger; ours has one.
  loglevel: stub('loglevel'),
  // Apollo asks it for the type and nothing of the parameters.
  'whatwg-mimetype': stub('whatwg-mimetype'),
};

/** Modules inside packages that a bundle does without, in the same way. */
export const replacements: readonly Replacement[] = [
  // Every module that the server imports by need is a plugin that it installs by itself; ours are named.
  { module: /^\.\/plugin\//, from: /@apollo\/server\/dist\/esm\/ApolloServer\.js$/, by: stub('apollo-plugins') },
  // The schema's descriptions are left out of its classes; who asks for the schema gets them from its text.
  { module: /\/described$/, from: /\/schema\/server\.ts$/, by: stub('described') },
  // It looks for graphql 17 by importing all of graphql.
  { module: /\/incrementalDeliveryPolyfill\.js$/, from: /@apollo\/server\//, by: stub('apollo-execution') },
  // Fields without arguments have none; graphql would work that out for each row.
  {
    module: /^\.\/values\.mjs$/,
    from: /node_modules\/graphql\/execution\/execute\.mjs$/,
    by: stub('graphql-arguments'),
  },
  // Most fields of an object with promises are none.
  {
    module: /\/promiseForObject\.mjs$/,
    from: /node_modules\/graphql\/execution\/execute\.mjs$/,
    by: stub('graphql-promise-for-object'),
  },
  // The schema is checked by a test, not at every start.
  {
    module: /^\.\.?\/(type\/)?validate\.mjs$/,
    from: /node_modules\/graphql\/(type\/index|execution\/execute|validation\/validate|graphql)\.mjs$/,
    by: stub('graphql-validate-schema'),
  },
];

export interface Replacement {
  /** What is imported, as it is written. */
  readonly module: RegExp;
  /** The importing file. */
  readonly from: RegExp;
  readonly by: string;
}
