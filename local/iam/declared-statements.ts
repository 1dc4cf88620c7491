import type { Assembly } from '../contracts';
import { compilePermissions } from './permissions';
import { compilePolicies } from './policies';

/** Something that a template grants, by the kind and id under which its use is reported to Coverage. */
export interface Declared {
  readonly kind: 'statement' | 'action' | 'permission';
  readonly id: string;
  /** Why no use of it can show on this machine; absent when its use shows. */
  readonly inert?: string;
}

/** Services that Lambda itself calls with a function's role, outside of the function's own calls. */
const inertServices: Readonly<Record<string, string>> = {
  logs: 'Lambda writes the log of a function with it, which goes to the terminal here',
  xray: 'Lambda sends the traces of a function with it, and nothing is traced here',
};

/** All that an assembly grants or denies, so that a test can name what is never used. */
export function declaredStatements(assembly: Assembly): Declared[] {
  const statements = compilePolicies(assembly).all.flatMap(({ id, effect, actions }): Declared[] => {
    const reasons = actions.map((action) =>
      effect === 'Deny'
        ? 'it denies, and shows only when something is refused'
        : inertServices[action.split(':')[0] ?? ''],
    );
    const [first] = reasons;
    const all = first !== undefined && reasons.every((reason) => reason !== undefined) ? first : undefined;
    return [
      declared('statement', id, all),
      ...actions.map((action, index) => declared('action', `${id}#${action}`, reasons[index])),
    ];
  });
  const permissions = compilePermissions(assembly).map(({ logicalId }) => declared('permission', logicalId));
  return [...statements, ...permissions];
}

function declared(kind: Declared['kind'], id: string, inert?: string): Declared {
  return inert === undefined ? { kind, id } : { kind, id, inert };
}
