import type { Json, JsonObject, Resource } from '../contracts';
import type { StackFiles, TemplateResource } from './cloud-assembly';
import { type Endpoints, type Identity, identify } from './identities';
import { resolve, type Scope } from './intrinsics';
import { resourcesOf } from './supported';
import { locate, Unresolvable } from './template-error';

/** What all stacks of an assembly have in common. */
export interface Environment {
  readonly account: string;
  readonly region: string;
  readonly endpoints: Endpoints;
}

/** Resolves the references of one stack; identities are made on demand, since names may refer to other resources. */
export class StackScope implements Scope {
  private readonly identities = new Map<string, Identity | 'being identified'>();
  private readonly declared: ReadonlyMap<string, TemplateResource>;

  constructor(
    private readonly stack: StackFiles,
    private readonly environment: Environment,
    private readonly exports: Map<string, () => string>,
  ) {
    this.declared = new Map(resourcesOf(stack));
  }

  resources(): Resource[] {
    return [...this.declared].map(([logicalId, { Type: type, Properties }]) =>
      locate(`Stack ${this.stack.name}, resource ${logicalId} (${type})`, () => ({
        stack: this.stack.name,
        logicalId,
        type,
        properties: (resolve((Properties ?? {}) as JsonObject, this) ?? {}) as JsonObject,
        ...this.identity(logicalId),
      })),
    );
  }

  declareExports(): void {
    for (const [output, { Value, Export }] of Object.entries(this.stack.template.Outputs ?? {})) {
      if (!Export) continue;
      const value = () => this.output(output, Value);
      this.exports.set(this.output(output, Export.Name), value);
    }
  }

  checkOutputs(): void {
    for (const [output, { Value }] of Object.entries(this.stack.template.Outputs ?? {})) this.output(output, Value);
  }

  ref(name: string): string | undefined {
    if (name.startsWith('AWS::')) return this.pseudoParameter(name);
    return this.identity(name).ref;
  }

  attribute(logicalId: string, attribute: string): string {
    const value = this.identity(logicalId).attributes[attribute];
    if (value === undefined) {
      throw new Unresolvable(`${logicalId} has no attribute ${attribute}`, 'Use another, or add it to local/template');
    }
    return value;
  }

  imported(exportName: string): string {
    const value = this.exports.get(exportName);
    if (!value) throw new Unresolvable(`no stack exports ${exportName}`, 'Export it from a stack of this assembly');
    return value();
  }

  private output(output: string, value: Json): string {
    return locate(`Stack ${this.stack.name}, output ${output}`, () => String(resolve(value, this)));
  }

  private pseudoParameter(name: string): string | undefined {
    const { account, region } = this.environment;
    const values: Readonly<Record<string, string | undefined>> = {
      'AWS::AccountId': account,
      'AWS::NoValue': undefined,
      'AWS::Partition': 'aws',
      'AWS::Region': region,
      'AWS::StackId': `arn:aws:cloudformation:${region}:${account}:stack/${this.stack.name}/local`,
      'AWS::StackName': this.stack.name,
      'AWS::URLSuffix': 'amazonaws.com',
    };
    if (!(name in values)) {
      throw new Unresolvable(`the pseudo-parameter ${name} is not supported`, `Use ${Object.keys(values).join(', ')}`);
    }
    return values[name];
  }

  private identity(logicalId: string): Identity {
    const known = this.identities.get(logicalId);
    if (known === 'being identified') {
      throw new Unresolvable(`the name of ${logicalId} refers to itself`, 'Break the circle of names');
    }
    if (known) return known;
    const declared = this.declared.get(logicalId);
    if (!declared) {
      throw new Unresolvable(
        `${logicalId} is not a resource of the stack`,
        'Refer to a resource or a pseudo-parameter',
      );
    }
    this.identities.set(logicalId, 'being identified');
    const properties = declared.Properties ?? {};
    const identity = identify(declared.Type, {
      stack: this.stack.name,
      logicalId,
      ...this.environment,
      has: (property) => property in properties,
      text: (property) => {
        const value = resolve(properties[property] ?? null, this);
        return value === null || value === undefined ? undefined : String(value);
      },
    });
    this.identities.set(logicalId, identity);
    return identity;
  }
}
