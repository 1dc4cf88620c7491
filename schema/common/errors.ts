import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { CommitConflict, DomainError } from '../../core/errors';
import { filled, type Language, messageOf, unexpected } from '../../core/messages';
import { problemMessageOf } from '../../core/problem-messages';
import { byName, fieldAt, type PlaceOf } from './places';
import { Refusal, refusals } from './refusal';
import { problemsOf } from './told';

/** Codes of failures that GraphQL itself reports; their messages speak of the query and may be shown. */
const shown = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
  'QUERY_TOO_COMPLEX',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** What GraphQL calls an input that does not fit the schema, and what the use cases call it. */
const unfit = new Set(['BAD_USER_INPUT', 'BAD_INPUT']);

/** The request that an error belongs to, for its language and its id. */
export interface ErrorContext {
  readonly language: Language;
  readonly requestId: string;
}

/**
 * How an error leaves the API: `extensions.code` is for a client to switch on, `message` for a person, in their language;
 * `extensions.problems` names each field; what GraphQL could not read says so in `extensions.detail`, in English, for the
 * developer. Whatever is not expected is masked; `report` gets the original.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  thrown: unknown,
  { language, requestId }: ErrorContext,
  report: (error: unknown) => void,
  placeOf: PlaceOf = byName,
): GraphQLFormattedError {
  const place = {
    ...(formatted.path && { path: formatted.path }),
    ...(formatted.locations && { locations: formatted.locations }),
  };
  const cause = causeOf(thrown);
  if (cause instanceof DomainError) {
    return {
      ...place,
      message: messageOf(cause.code, language, cause.details),
      extensions: {
        code: cause.code,
        requestId,
        problems: problemsOf(cause, language),
      },
    };
  }
  if (cause instanceof CommitConflict) {
    return {
      ...place,
      message: messageOf('CONFLICT', language, {}),
      extensions: { code: 'CONFLICT', requestId, problems: [] },
    };
  }
  if (cause instanceof Refusal) {
    const { code, details } = cause;
    const extensions = { code, requestId, problems: [], ...details };
    return { ...place, message: filled(refusals[code], language, details), extensions };
  }
  // The server says of every refused operation that it is not valid; a rule of ours knows better why.
  const code = (cause instanceof GraphQLError ? cause.extensions.code : undefined) ?? formatted.extensions?.code;
  const argument = code === undefined ? unfitArgument(cause) : undefined;
  if (argument !== undefined || (typeof code === 'string' && unfit.has(code))) {
    const field = argument ?? unfitField(formatted.message, cause, placeOf);
    const unreadable = { code: 'UNREADABLE', message: problemMessageOf('UNREADABLE', language, {}) };
    const problems = field === undefined ? [] : [{ field, ...unreadable }];
    const extensions = { code: 'BAD_INPUT', requestId, problems, detail: formatted.message };
    const message = field === undefined ? unreadable.message : messageOf('BAD_INPUT', language, {});
    return { ...place, message, extensions };
  }
  if (typeof code === 'string' && shown.has(code)) {
    // The parser nests as its text does, and says of a text that it cannot follow what the run time says.
    const message =
      code === 'GRAPHQL_PARSE_FAILED'
        ? formatted.message.replace(/^(?!Syntax Error).*/s, 'Syntax Error')
        : formatted.message;
    return { ...place, message, extensions: { code, requestId, problems: [] } };
  }
  report(cause ?? thrown);
  return { ...place, message: unexpected[language], extensions: { code: 'INTERNAL_ERROR', requestId, problems: [] } };
}

/**
 * The same for clients that may not learn the schema: whether a name exists, what it takes and how it is spelled is in
 * none of it. Several mistakes are one, or their number would tell which names are known.
 */
export function withoutSchema(errors: readonly GraphQLFormattedError[]): readonly GraphQLFormattedError[] {
  const invalid = errors.find(({ extensions }) => extensions?.code === 'GRAPHQL_VALIDATION_FAILED');
  if (invalid !== undefined) {
    const { code, requestId, problems } = invalid.extensions ?? {};
    return [{ message: 'The operation does not fit the schema', extensions: { code, requestId, problems } }];
  }
  return errors.map(({ extensions = {}, ...error }) => {
    const { detail: _, ...shown } = extensions;
    return { ...error, extensions: shown };
  });
}

/** The place in the variables that GraphQL could not read, as `Variable "$input" got invalid value … at "input.a[0].b"`. */
const UNREADABLE = /^Variable "\$(\w+)" (?:got invalid value .* at "\1([^"]*)")?/s;

/** The field that does not fit, as the use cases name it: within the input, list positions between dots. */
function unfitField(message: string, cause: unknown, placeOf: PlaceOf): string | undefined {
  const [, variable, path] = UNREADABLE.exec(message) ?? [];
  if (variable === undefined) {
    const [written] = (cause instanceof GraphQLError && cause.nodes) || [];
    return written && fieldAt(placeOf(written));
  }
  const inside = (path ?? '').replace(/\[(\d+)\]/g, '.$1').replace(/^\./, '');
  return fieldAt(placeOf(variable), ...(inside === '' ? [] : [inside]));
}

/** What only shows while the operation runs, as `Argument "first" of non-null type "Int!" must not be null`: a variable that may be null. */
const UNFIT_ARGUMENT = /^Argument "(\w+)" (?:of (?:non-null|required) type|has invalid value) /;

/** The argument whose variable holds nothing that fits; GraphQL gives such an error no code. */
function unfitArgument(cause: unknown): string | undefined {
  return cause instanceof GraphQLError ? UNFIT_ARGUMENT.exec(cause.message)?.[1] : undefined;
}

function causeOf(thrown: unknown): unknown {
  return thrown instanceof GraphQLError ? (thrown.originalError ?? thrown) : thrown;
}
