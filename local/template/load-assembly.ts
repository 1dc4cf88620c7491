import type { Assembly, Resource } from '../contracts';
import { readCloudAssembly, type StackFiles } from './cloud-assembly';
import type { Endpoints } from './identities';
import { LoadedAssembly } from './loaded-assembly';
import { StackScope } from './stack-scope';
import { assertSupported } from './supported';
import { TemplateError } from './template-error';

export interface AssemblyOptions {
  /** Default: the account that the CDK app pins, else 000000000000. */
  readonly account?: string;
  /** Default: the region that the CDK app pins, else ap-southeast-3 (Jakarta). */
  readonly region?: string;
  readonly endpoints?: Endpoints;
}

/**
 * Loads the cloud assembly in `dir` with every reference resolved.
 *
 * @throws TemplateError for whatever the local runtime would have to ignore: the message names stack and logical id,
 * and says what to do.
 */
export function loadAssembly(dir: string, options: AssemblyOptions = {}): Assembly {
  const stacks = readCloudAssembly(dir);
  for (const stack of stacks) assertSupported(stack);
  const environment = {
    account: options.account ?? pinned(stacks, 'account') ?? '000000000000',
    region: options.region ?? pinned(stacks, 'region') ?? 'ap-southeast-3',
    endpoints: options.endpoints ?? {},
  };
  const exports = new Map<string, () => string>();
  const scopes = stacks.map((stack) => new StackScope(stack, environment, exports));
  for (const scope of scopes) scope.declareExports();
  const resources = scopes.flatMap((scope) => scope.resources());
  for (const scope of scopes) scope.checkOutputs();
  assertDistinct(resources);
  return new LoadedAssembly(environment, resources, new Map(stacks.flatMap((stack) => [...stack.assets])));
}

function pinned(stacks: readonly StackFiles[], part: 'account' | 'region'): string | undefined {
  const values = new Set(stacks.map((stack) => stack[part]).filter((value) => !/^(unknown-.*|)$/.test(value)));
  if (values.size > 1) {
    throw new TemplateError(
      'Assembly',
      `its stacks pin several ${part}s (${[...values].join(', ')})`,
      'Synthesize one environment',
    );
  }
  return [...values][0];
}

/** The runtime knows resources by their logical id: in policies, access keys and reports of what was used. */
function assertDistinct(resources: readonly Resource[]): void {
  for (const [logicalId, [first, second]] of Map.groupBy(resources, (resource) => resource.logicalId)) {
    if (first && second) {
      const problem = `stack ${second.stack} has a resource of the same logical id`;
      throw new TemplateError(
        `Stack ${first.stack}, resource ${logicalId}`,
        problem,
        'Give one of the constructs another id',
      );
    }
  }
}
