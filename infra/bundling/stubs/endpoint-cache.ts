import { notBundled } from '../not-bundled';

const unused = (): never => notBundled('Endpoint discovery', 'leave AWS_ENABLE_ENDPOINT_DISCOVERY unset');

/** Stands in for where the DynamoDB client keeps endpoints that it discovered, which it only does when told to. */
export class EndpointCache {
  readonly getEndpoint = unused;
  readonly get = unused;
  readonly set = unused;
  readonly delete = unused;
  readonly has = unused;
  readonly clear = unused;
}
