import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { verifyCertificate } from '../core/enrollment/verify-certificate';
import { DomainError } from '../core/errors';
import { languageOf } from '../core/messages';
import { certificateCheckPage, unknownCertificatePage } from '../core/report/certificate-page';
import { type Words, wordsIn } from '../core/report/words';
import { readEnvironment, text } from './shared/environment';
import { logger } from './shared/logger';
import { tableOf } from './shared/table';

const { TABLE_NAME } = readEnvironment({ TABLE_NAME: text });
const table = tableOf(TABLE_NAME);

/** Nothing of it is kept anywhere on the way: a certificate may be taken back at any time. */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
};

/** Answers whoever has a certificate's code, without a token. */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const { requestId } = event.requestContext;
  logger.setCorrelationId(requestId);
  const language = languageOf(event.headers['accept-language']);
  const { statusCode, body } = await check(wordsIn(language), requestId, event.pathParameters?.code ?? '');
  logger.info('Answered a check', { statusCode });
  return { statusCode, headers: { ...headers, 'content-language': language, vary: 'accept-language' }, body };
}

async function check(words: Words, requestId: string, code: string): Promise<{ statusCode: number; body: string }> {
  const deps = table({ requestId, correlationId: requestId, causationId: null });
  try {
    return { statusCode: 200, body: certificateCheckPage(words, await verifyCertificate(deps, code)) };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { statusCode: 404, body: unknownCertificatePage(words) };
  }
}
