import { existsSync } from 'node:fs';
import type { Assembly, JsonObject, Resource } from '../contracts';
import { TemplateError } from './template-error';

/** Looks resources up by type, ARN and `Ref`. */
export class LoadedAssembly implements Assembly {
  readonly account: string;
  readonly region: string;
  private readonly byType: ReadonlyMap<string, readonly Resource[]>;
  private readonly byArn = new Map<string, Resource>();
  private readonly byRef: ReadonlyMap<string, readonly Resource[]>;

  constructor(
    environment: { readonly account: string; readonly region: string },
    readonly resources: readonly Resource[],
    private readonly assets: ReadonlyMap<string, string>,
  ) {
    this.account = environment.account;
    this.region = environment.region;
    this.byType = Map.groupBy(resources, (resource) => resource.type);
    this.byRef = Map.groupBy(resources, (resource) => resource.ref);
    for (const resource of resources) {
      for (const value of Object.values(resource.attributes)) {
        if (value.startsWith('arn:')) this.byArn.set(value, resource);
      }
    }
  }

  ofType(type: string): readonly Resource[] {
    return this.byType.get(type) ?? [];
  }

  find(arnOrRef: string): Resource | undefined {
    const byArn = this.byArn.get(arnOrRef);
    if (byArn) return byArn;
    const [first, second] = this.byRef.get(arnOrRef) ?? [];
    if (first && second) {
      const problem = `${first.logicalId} and ${second.logicalId} both go by it`;
      throw new TemplateError(`Reference ${arnOrRef}`, problem, 'Look it up by ARN or among its type');
    }
    return first;
  }

  codeOf(fn: Resource): string {
    const where = `Stack ${fn.stack}, function ${fn.logicalId}`;
    const key = (fn.properties.Code as JsonObject | undefined)?.S3Key;
    const folder = typeof key === 'string' ? this.assets.get(key) : undefined;
    if (!folder) throw new TemplateError(where, 'its code is not a file asset', 'Use Code.fromAsset on its bundle');
    if (!existsSync(folder)) throw new TemplateError(where, `${folder} is missing`, 'Synthesize again');
    return folder;
  }
}
