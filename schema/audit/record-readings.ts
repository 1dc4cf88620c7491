import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from '@apollo/server';
import type { FragmentDefinitionNode, OperationDefinitionNode, SelectionSetNode } from 'graphql';
import { nameOfActor } from '../../core/access';
import { partsOfReading, type Reading, type Seen } from '../../core/audit/reading';
import type { Queue } from '../../core/ports';
import type { Context } from '../common/context';
import { formatError } from '../common/errors';
import { Refusal } from '../common/refusal';
import type { Report } from '../server';
import type { AuditContext } from './audit-context';

/** Tells of each read of an auditor before its answer leaves. */
export function recordReadings(readings: Queue<Reading>, report: Report): ApolloServerPlugin<AuditContext> {
  return {
    async requestDidStart() {
      return {
        willSendResponse(answer) {
          return tell(readings, report, answer, [['AUDITOR', answer.contextValue.seen]]);
        },
      };
    },
  };
}

/** Tells of what was seen for an answer. What cannot be told of is not answered. */
export async function tell<C extends Context>(
  readings: Queue<Reading>,
  report: Report,
  { contextValue, document, operation, response }: GraphQLRequestContextWillSendResponse<C>,
  seen: Seen,
): Promise<void> {
  // What was refused before it ran has read nothing.
  const ran = response.body.kind === 'single' && response.body.singleResult.data !== undefined;
  if (!ran || document === undefined || !operation) return;
  const fragments = document.definitions.filter((one) => one.kind === 'FragmentDefinition');
  const asked = queriesOf(operation, fragments);
  if (asked.length === 0) return;
  const { actor, deps, requestId } = contextValue;
  const reading = { requestId, at: deps.clock.now(), reader: nameOfActor(actor), asked };
  try {
    await readings.send(partsOfReading(reading, seen));
  } catch (error) {
    report(error, requestId);
    const refusal = new Refusal('NOT_RECORDED');
    const told = formatError({ message: refusal.message }, refusal, contextValue, () => {});
    response.http.status = refusal.status;
    response.body = { kind: 'single', singleResult: { errors: [told] } };
  }
}

/** What an operation asks for by its names in the schema, never as a client calls it; introspection is nothing. */
function queriesOf(
  operation: OperationDefinitionNode,
  fragments: readonly FragmentDefinitionNode[],
): readonly string[] {
  const namesIn = ({ selections }: SelectionSetNode): readonly string[] =>
    selections.flatMap((one) => {
      if (one.kind === 'Field') return one.name.value.startsWith('__') ? [] : one.name.value;
      if (one.kind === 'InlineFragment') return namesIn(one.selectionSet);
      return fragments.filter(({ name }) => name.value === one.name.value).flatMap((its) => namesIn(its.selectionSet));
    });
  return [...new Set(namesIn(operation.selectionSet))];
}
