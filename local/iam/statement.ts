import type { Json } from '../contracts';
import type { AccessRequest } from './access-request';
import { compileConditions } from './conditions';
import { compileGlob } from './glob';
import { compilePrincipals, type Grantee, type Principal } from './principals';
import { listOf, objectOf, textOf } from './shapes';

/** An action and a resource, as a policy writes them, such as `kms:GenerateDataKey*`. */
export interface Grant {
  readonly action: string;
  readonly resource: string;
}

/** One statement of a policy, ready to be asked. */
export interface Statement {
  /** `<policy>#<index>`. */
  readonly id: string;
  readonly effect: 'Allow' | 'Deny';
  /** Each of its actions on each of its resources. */
  readonly grants: readonly Grant[];
  /** Whom a resource policy means by it; identity policies mean their role. */
  appliesTo(principal: Principal): Grantee | undefined;
  /** The first grant that the request matches; undefined when the statement does not match it. */
  match(request: AccessRequest): Grant | undefined;
}

const elements = ['Sid', 'Effect', 'Action', 'Resource', 'Principal', 'Condition'];

/** Under which the use of a grant is reported to Coverage: `<policy>#<index> <action> on <resource>`. */
export function grantId({ id }: Pick<Statement, 'id'>, { action, resource }: Grant): string {
  return `${id} ${action} on ${resource}`;
}

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
  // A trust policy has no resource: it stands on the role that it is about.
  const resources = listOf(statement.Resource ?? '*').map(String);
  const grants = actions.flatMap((action) => resources.map((resource): Grant => ({ action, resource })));
  const byAction = actions.map((action) => ({ action, matches: compileGlob(action, 'i') }));
  const byResource = resources.map((resource) => ({ resource, matches: compileResource(resource) }));
  const conditionHolds = compileConditions(statement.Condition);

  return {
    id,
    effect,
    grants,
    appliesTo: compilePrincipals(statement.Principal),
    match({ action, resource, context }) {
      const asked = byAction.find(({ matches }) => matches(action));
      const on = byResource.find(({ matches }) => matches(resource));
      if (asked === undefined || on === undefined || !conditionHolds(context)) return undefined;
      return { action: asked.action, resource: on.resource };
    },
  };
}

function compileResource(resource: string): (arn: string) => boolean {
  if (resource.includes('${')) throw new Error(`the variable in ${resource} is not supported`);
  return compileGlob(resource);
}
