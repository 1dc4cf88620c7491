import type { Assembly, Resource } from '../contracts';

/** What a request was matched to. */
export interface RouteMatch {
  readonly route: Resource;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/** Finds the route of a request as the HTTP API does: the exact path first, then parameters, `{x+}`, `$default`. */
export type Router = (method: string, path: string) => RouteMatch | undefined;

interface Entry {
  readonly route: Resource;
  readonly method: string;
  readonly segments: readonly string[];
  /** Lower is more specific. */
  readonly rank: number;
}

export function routerOf(assembly: Assembly, apiId: string): Router {
  const routes = assembly.ofType('AWS::ApiGatewayV2::Route').filter(({ properties }) => properties.ApiId === apiId);
  const entries = routes.map(entryOf).sort((a, b) => a.rank - b.rank);
  return (method, path) => {
    for (const entry of entries) {
      if (entry.method !== 'ANY' && entry.method !== method) continue;
      const pathParameters = matchPath(entry.segments, segmentsOf(path));
      if (pathParameters !== undefined) return { route: entry.route, pathParameters };
    }
    return undefined;
  };
}

const segmentsOf = (path: string) => path.split('/').slice(1);

function entryOf(route: Resource): Entry {
  const key = String(route.properties.RouteKey);
  if (key === '$default') return { route, method: 'ANY', segments: ['{rest+}'], rank: 1000 };
  const [method = 'ANY', path = '/'] = key.split(' ');
  const segments = segmentsOf(path);
  const greedy = segments.some((segment) => segment.endsWith('+}')) ? 100 : 0;
  const rank = greedy + segments.filter((segment) => segment.startsWith('{')).length * 2 + (method === 'ANY' ? 1 : 0);
  return { route, method, segments, rank };
}

function matchPath(pattern: readonly string[], path: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const given = path[index];
    if (given === undefined) return undefined;
    if (expected.endsWith('+}')) {
      parameters[expected.slice(1, -2)] = path.slice(index).join('/');
      return parameters;
    }
    if (expected.startsWith('{')) parameters[expected.slice(1, -1)] = given;
    else if (expected !== given) return undefined;
  }
  return pattern.length === path.length ? parameters : undefined;
}
