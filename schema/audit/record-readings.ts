import type { ApolloServerPlugin } from '@apollo/server';
import type { FragmentDefinitionNode, OperationDefinitionNode, SelectionSetNode } from 'graphql';
import { nameOfActor } from '../../core/access';
import { idsIn, partsOfReading, type Reading } from '../../core/audit/reading';
import type { Queue } from '../../core/ports';
import { formatError } from '../common/errors';
import { Refusal } from '../common/refusal';
import type { Report } from '../server';
import type { AuditContext } from './audit-context';

/** Tells of each read before its answer leaves. What cannot be told of is not answered. */
export function recordReadings(readings: Queue<Reading>, report: Report): ApolloServerPlugin<AuditContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ contextValue, document, operation, request, source = '', response }) {
          // What was refused before it ran has read nothing.
          const ran = response.body.kind === 'single' && response.body.singleResult.data !== undefined;
          if (!ran || document === undefined || !operation) return;
          const fragments = document.definitions.filter((one) => one.kind === 'FragmentDefinition');
          const asked = queriesOf(operation, fragments);
          const named = idsIn(`${source} ${JSON.stringify(request.variables ?? {})}`);
          const { actor, deps, requestId, seen } = contextValue;
          const reading = { requestId, at: deps.clock.now(), auditor: nameOfActor(actor), asked };
          if (asked.length === 0) return;
          try {
            await readings.send(partsOfReading({ ...reading, seen: new Set([...named, ...seen]) }));
          } catch (error) {
            report(error, requestId);
            const refusal = new Refusal('NOT_RECORDED');
            const told = formatError({ message: refusal.message }, refusal, contextValue, () => {});
            response.http.status = refusal.status;
            response.body = { kind: 'single', singleResult: { errors: [told] } };
          }
        },
      };
    },
  };
}

/** The queries of an operation by their names in the schema, never as a client calls them; introspection is none. */
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
