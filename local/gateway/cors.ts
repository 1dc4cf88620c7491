import type { IncomingHttpHeaders } from 'node:http';
import type { Json, JsonObject, Resource } from '../contracts';

type Headers = Readonly<Record<string, string>>;

/** What the API's CORS configuration answers. */
export interface Cors {
  /** The headers of the answer to a preflight request; undefined when the request is none or CORS isn't configured. */
  preflight(method: string, headers: IncomingHttpHeaders): Headers | undefined;
  /** The headers that go on every other answer. */
  headers(headers: IncomingHttpHeaders): Headers;
}

export function corsOf(api: Resource): Cors {
  const configuration = api.properties.CorsConfiguration as JsonObject | undefined;
  if (configuration === undefined) return { preflight: () => undefined, headers: () => ({}) };
  const origins = strings(configuration.AllowOrigins);
  const credentials: Headers =
    configuration.AllowCredentials === true ? { 'access-control-allow-credentials': 'true' } : {};
  const exposed = strings(configuration.ExposeHeaders).join(',');

  const allowing = (headers: IncomingHttpHeaders): Headers => {
    const { origin } = headers;
    if (origin === undefined || !origins.some((pattern) => allows(pattern, origin))) return {};
    return { 'access-control-allow-origin': origins.includes('*') ? '*' : origin, vary: 'origin', ...credentials };
  };

  return {
    preflight(method, headers) {
      if (method !== 'OPTIONS' || headers.origin === undefined) return undefined;
      if (headers['access-control-request-method'] === undefined) return undefined;
      const allowed = allowing(headers);
      if (allowed['access-control-allow-origin'] === undefined) return {};
      return {
        ...allowed,
        'access-control-allow-methods': strings(configuration.AllowMethods).join(','),
        'access-control-allow-headers': strings(configuration.AllowHeaders).join(','),
        ...(configuration.MaxAge === undefined ? {} : { 'access-control-max-age': String(configuration.MaxAge) }),
      };
    },
    headers(headers) {
      const allowed = allowing(headers);
      return exposed === '' || allowed['access-control-allow-origin'] === undefined
        ? allowed
        : { ...allowed, 'access-control-expose-headers': exposed };
    },
  };
}

/** `*`, `https://*`, `http://*` or one origin. */
function allows(pattern: string, origin: string): boolean {
  if (pattern === '*') return true;
  return pattern.endsWith('://*')
    ? origin.startsWith(pattern.slice(0, -1))
    : pattern.toLowerCase() === origin.toLowerCase();
}

function strings(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
