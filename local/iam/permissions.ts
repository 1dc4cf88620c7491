import type { Assembly, Resource } from '../contracts';
import { compileArnGlob } from './glob';
import { textOf } from './shapes';

/** An `AWS::Lambda::Permission`: a service that may invoke a function, for one source. */
export interface Permission {
  readonly logicalId: string;
  allows(principal: string, sourceArn: string, fn: Resource): boolean;
}

const properties = ['Action', 'FunctionName', 'Principal', 'SourceArn', 'SourceAccount'];

/** @throws Error for a permission that the runtime could not decide truthfully */
export function compilePermissions(assembly: Assembly): Permission[] {
  return assembly.ofType('AWS::Lambda::Permission').map((permission) => {
    const unknown = Object.keys(permission.properties).find((property) => !properties.includes(property));
    const { Action, FunctionName, Principal, SourceArn, SourceAccount } = permission.properties;
    if (unknown || Action !== 'lambda:InvokeFunction') {
      throw new Error(
        `Stack ${permission.stack}, resource ${permission.logicalId}: ${unknown ?? String(Action)} cannot be honored. ` +
          'Let it allow a service lambda:InvokeFunction for a SourceArn.',
      );
    }
    const source = textOf(SourceArn);
    const matchesSource = source === undefined ? () => true : compileArnGlob(source);
    const ofAccount = SourceAccount === undefined || SourceAccount === assembly.account;
    return {
      logicalId: permission.logicalId,
      allows: (principal, sourceArn, fn) =>
        ofAccount &&
        principal === Principal &&
        [fn.ref, fn.attributes.Arn].includes(textOf(FunctionName)) &&
        matchesSource(sourceArn),
    };
  });
}
