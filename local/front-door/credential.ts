/** What the signature of a request says about it. It is read, not verified: the front door is for this machine alone. */
export interface Credential {
  readonly accessKeyId: string;
  /** Service that the request was signed for, such as `dynamodb`. */
  readonly service: string;
}

export function credentialOf(authorization: string | undefined): Credential | undefined {
  const scope = /Credential=([^,\s]+)/.exec(authorization ?? '')?.[1];
  // <access key>/<date>/<region>/<service>/aws4_request
  const parts = scope?.split('/') ?? [];
  const [service, accessKeyId] = [parts.at(-2), parts.slice(0, -4).join('/')];
  return service && accessKeyId ? { accessKeyId, service } : undefined;
}
