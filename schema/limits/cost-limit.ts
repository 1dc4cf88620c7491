import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { Context } from '../common/context';
import { Refusal } from '../common/refusal';
import { costOf } from './cost';
import type { CostBudget } from './cost-budget';
import { limits } from './limits';

/** Refuses operations that would cost too much, one by one and of one caller together, before they run. */
export function costLimit(budget: CostBudget): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, request, contextValue }) {
          if (operation === undefined) return;
          const cost = costOf({ schema, document, operation, variables: request.variables ?? {} });
          if (cost > limits.cost) {
            throw new GraphQLError(`The operation costs ${cost} points, more than ${limits.cost}`, {
              extensions: { code: 'QUERY_TOO_COMPLEX', http: { status: 400 } },
            });
          }
          const seconds = budget.spend(contextValue.actor.subject, cost);
          if (seconds > 0) throw new Refusal('TOO_MANY_REQUESTS', { seconds }).asError();
        },
      };
    },
  };
}
