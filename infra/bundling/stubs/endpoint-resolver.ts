import { notBundled } from '../not-bundled';

interface Parameters {
  readonly Endpoint?: string;
  readonly Region?: string;
  readonly [other: string]: unknown;
}

interface Endpoint {
  readonly url: URL;
  readonly properties: object;
  readonly headers: object;
}

/** What would lead to another address: our functions set none of it. */
const unused = ['AccountId', 'EndpointId', 'UseDualStack', 'UseFIPS'];

/** Stands in for the SDK's rules for the address of a service, which know all partitions and kinds of addresses. */
export function endpointResolver(service: string): (parameters: Parameters) => Endpoint {
  return ({ Endpoint, Region = '', ...others }) => {
    const asked = unused.filter((name) => others[name]);
    if (asked.length > 0 || /^(cn|us-gov|us-iso|eu-isoe|eusc)/.test(Region)) {
      return notBundled(`An address of ${service} in ${Region} by ${asked.join(' and ')}`, 'set AWS_ENDPOINT_URL');
    }
    return { url: new URL(Endpoint ?? `https://${service}.${Region}.amazonaws.com`), properties: {}, headers: {} };
  };
}
