import type { ApolloServerPlugin } from '@apollo/server';
import type { Reading } from '../../core/audit/reading';
import type { Queue } from '../../core/ports';
import type { Context } from '../common/context';
import type { Report } from '../server';

/** Tells of every profile that somebody else was given, before the answer leaves. */
export function recordOpenings(readings: Queue<Reading>, report: Report): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse(answer) {
          const { actor, opened } = answer.contextValue;
          const others = [...opened].filter(([id]) => id !== actor.personId);
          if (others.length === 0) return;
          const { tell } = await import('./record-readings');
          const byRole = Map.groupBy(others, ([, role]) => role);
          await tell(
            readings,
            report,
            answer,
            [...byRole].map(([role, its]) => [role, its.map(([id]) => id)]),
          );
        },
      };
    },
  };
}
