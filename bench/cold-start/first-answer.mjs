/** The program of one cold start: loads a bundle, answers one request, ends. Plain JavaScript, so that nothing else is loaded. */
const { handler } = await import(process.argv[2]);
const event = {
  headers: { 'content-type': 'application/json' },
  rawQueryString: '',
  isBase64Encoded: false,
  body: '{"query":"{ trainings(filter: { status: OPEN }) { edges { node { id } } } }"}',
  requestContext: {
    requestId: 'request',
    http: { method: 'POST' },
    authorizer: { jwt: { claims: { sub: 'subject', roles: 'PROVINCE_ADMIN' } } },
  },
};
const { statusCode, body } = await handler(event, { getRemainingTimeInMillis: () => 10_000 });
if (statusCode !== 200 || body.includes('errors')) throw new Error(body);
process.exit();
