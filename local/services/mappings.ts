import type { Assembly, Coverage, Json, JsonObject, Resource } from '../contracts';
import { compileFilters } from '../patterns/compile-filters';

/** What both kinds of event source mapping have. */
export interface Mapping {
  readonly logicalId: string;
  readonly fn: Resource;
  /** ARN of the queue or stream. */
  readonly source: string;
  readonly batchSize: number;
  /** The function names the records that failed; otherwise a batch fails or succeeds as a whole. */
  readonly reportsItems: boolean;
  /** Whether any filter lets the record through; there may be none. */
  readonly passes: (record: JsonObject) => boolean;
  readonly properties: JsonObject;
}

const common = [
  'Enabled',
  'EventSourceArn',
  'FunctionName',
  'BatchSize',
  'FunctionResponseTypes',
  'FilterCriteria',
  'Tags',
];

/**
 * The enabled mappings whose source is of this service (`sqs`, `dynamodb`).
 *
 * @throws Error for a mapping with a property that is not among `known`
 */
export function mappingsOf(
  assembly: Assembly,
  coverage: Coverage,
  { service, known, batchSize }: { service: string; known: readonly string[]; batchSize: number },
): Mapping[] {
  return assembly
    .ofType('AWS::Lambda::EventSourceMapping')
    .filter(({ properties }) => properties.Enabled !== false)
    .filter(({ properties }) => String(properties.EventSourceArn).split(':')[2] === service)
    .map(({ logicalId, properties }) => {
      const unknown = Object.keys(properties).find((name) => !common.includes(name) && !known.includes(name));
      if (unknown !== undefined) throw new Error(`Mapping ${logicalId}: the local pump does not know ${unknown}.`);
      const fn = assembly.find(String(properties.FunctionName));
      if (fn === undefined)
        throw new Error(`Mapping ${logicalId}: no function ${properties.FunctionName} in the template.`);
      return {
        logicalId,
        fn,
        source: String(properties.EventSourceArn),
        batchSize: Number(properties.BatchSize ?? batchSize),
        reportsItems: ((properties.FunctionResponseTypes ?? []) as Json[]).includes('ReportBatchItemFailures'),
        passes: passesOf(logicalId, properties.FilterCriteria as JsonObject | undefined, coverage),
        properties,
      };
    });
}

function passesOf(logicalId: string, criteria: JsonObject | undefined, coverage: Coverage): Mapping['passes'] {
  const filters = ((criteria?.Filters ?? []) as JsonObject[]).map((filter) => compileFilters({ Filters: [filter] }));
  return (record) => {
    const index = filters.findIndex((passes) => passes(record));
    if (index < 0 && filters.length > 0) return false;
    coverage.use('mapping', logicalId);
    if (index >= 0) coverage.use('filter', `${logicalId}#${index}`);
    return true;
  };
}
