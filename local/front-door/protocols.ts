/** How an error is written on the wire. */
export type ErrorFormat = 'json' | 'rest-json' | 'xml';

/** One protocol of an AWS service, as far as SDK calls over it are understood. */
export interface Protocol {
  /** IAM prefix and key of the service behind the front door. */
  readonly service: string;
  readonly contentType: string;
  readonly errors: ErrorFormat;
  /** Namespace of error codes, where clients expect one. */
  readonly namespace?: string;
}

export const dynamodb: Protocol = {
  service: 'dynamodb',
  contentType: 'application/x-amz-json-1.0',
  errors: 'json',
  namespace: 'com.amazonaws.dynamodb.v20120810#',
};

export const scheduler: Protocol = { service: 'scheduler', contentType: 'application/json', errors: 'rest-json' };

export const s3: Protocol = { service: 's3', contentType: 'application/octet-stream', errors: 'xml' };

export const ses: Protocol = { service: 'ses', contentType: 'application/json', errors: 'rest-json' };

/** For calls whose service cannot be told. */
export const unknownProtocol: Protocol = { service: '', contentType: 'application/x-amz-json-1.0', errors: 'json' };

/** Protocols that name the operation in `x-amz-target`, by what stands before the dot. */
export const targets: ReadonlyMap<string, Protocol> = new Map([
  ['DynamoDB_20120810', dynamodb],
  ['DynamoDBStreams_20120810', dynamodb],
  [
    'AmazonSQS',
    { service: 'sqs', contentType: 'application/x-amz-json-1.0', errors: 'json', namespace: 'com.amazonaws.sqs#' },
  ],
  ['AWSEvents', { service: 'events', contentType: 'application/x-amz-json-1.1', errors: 'json' }],
  ['TrentService', { service: 'kms', contentType: 'application/x-amz-json-1.1', errors: 'json' }],
]);
