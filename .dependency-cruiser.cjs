/** The dependency rule of the house: data flows one way, each folder has one reason to exist. */
const not = (...folders) => `^(${folders.join('|')})/`;

/** Who may import what; everything else inside the repository is forbidden. */
const allowed = {
  core: ['core'],
  adapters: ['core', 'adapters'],
  schema: ['core', 'schema'],
  functions: ['core', 'adapters', 'schema', 'functions'],
  infra: ['infra', 'schema/schema.graphql', 'schema/audit.graphql'],
  local: ['local', 'ops/cli', 'infra/bundle', 'infra/resource-types', 'schema/operations'],
  ops: ['core', 'adapters', 'ops'],
  test: ['core', 'adapters', 'schema', 'functions', 'infra', 'local', 'ops', 'test', 'bench'],
  bench: ['core', 'adapters', 'schema', 'functions', 'infra/bundle', 'local', 'bench', 'test/support'],
};

module.exports = {
  forbidden: [
    ...Object.entries(allowed).map(([folder, targets]) => ({
      name: `${folder}-imports-only-${targets.join('-').replaceAll('/', '-')}`,
      severity: 'error',
      from: { path: not(folder) },
      to: { pathNot: `^(${targets.join('|')})(/|\\.ts$|$)|node_modules`, dependencyTypes: ['local'] },
    })),
    {
      name: 'core-is-pure',
      comment: 'No I/O, no AWS, no GraphQL in core: only its own files and pure libraries.',
      severity: 'error',
      from: { path: not('core') },
      to: { path: 'node_modules|^node:', pathNot: 'node_modules/temporal-polyfill', dependencyTypesNot: ['local'] },
    },
    {
      name: 'only-adapters-talk-to-aws',
      severity: 'error',
      from: { path: not('core', 'schema', 'functions') },
      to: { path: 'node_modules/@aws-sdk' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    exclude: { path: '^(cdk\\.out|dist|coverage)/' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.cjs', '.mjs', '.json'] },
  },
};
