import type { Json } from '../contracts';
import type { AccessRequest } from './access-request';
import { compileConditions } from './conditions';
import { compileGlob } from './glob';
import { compilePrincipals, type Grantee, type Principal } from './principals';
import { listOf, objectOf, textOf } from './shapes';

/** One statement of a policy, ready to be asked. */
export interface Statement {
  /** `<policy>#<index>`. */
  readonly id: string;
  readonly effect: 'Allow' | 'Deny';
  /** As the policy writes them, such as `kms:GenerateDataKey*`. */
  readonly actions: readonly string[];
  /** Whom a resource policy means by it; identity policies mean their role. */
  appliesTo(principal: Principal): Grantee | undefined;
  /** The action of the policy by which the statement matches the request; undefined when it does not match. */
  match(request: AccessRequest): string | undefined;
}

const elements = ['Sid', 'Effect', 'Action', 'Resource', 'Principal', 'Condition'];

/**
 * Compiles a policy document; `policy` names it in ids and errors.
 *
 * @throws Error for an element, operator or principal that the runtime could not decide truthfully.
 */
export function compileStatements(policy: string, document: Json | undefined): Statement[] {
  return listOf(objectOf(document).Statement).map((statement, index) => {
    const id = `${policy}#${index}`;
    try {
      return compileStatement(id, statement);
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      throw new Error(`Policy statement ${id}: ${problem}. Write it in other words or extend local/iam.`);
    }
  });
}

function compileStatement(id: string, source: Json): Statement {
  const statement = objectOf(source);
  const unknown = Object.keys(statement).find((element) => !elements.includes(element));
  if (unknown) throw new Error(`the element ${unknown} is not supported`);
  const effect = textOf(statement.Effect);
  if (effect !== 'Allow' && effect !== 'Deny') throw new Error('its Effect is neither Allow nor Deny');

  const actions = listOf(statement.Action).map(String);
  const byAction = actions.map((action) => ({ action, matches: compileGlob(action, 'i') }));
  // A trust policy has no resource: it stands on the role that it is about.
  const resources = listOf(statement.Resource ?? '*').map((resource) => compileResource(String(resource)));
  const conditionHolds = compileConditions(statement.Condition);

  return {
    id,
    effect,
    actions,
    appliesTo: compilePrincipals(statement.Principal),
    match({ action, resource, context }) {
      const found = byAction.find(({ matches }) => matches(action))?.action;
      if (found === undefined || !resources.some((matches) => matches(resource))) return undefined;
      return conditionHolds(context) ? found : undefined;
    },
  };
}

function compileResource(resource: string): (arn: string) => boolean {
  if (resource.includes('${')) throw new Error(`the variable in ${resource} is not supported`);
  return compileGlob(resource);
}
