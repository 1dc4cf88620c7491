import { contextOf, noContext } from '../access-request';
import { textOf } from '../shapes';
import type { RequestsOf } from './requests-of';

const ofObjects = ['GetObject', 'PutObject', 'DeleteObject'];

export const s3Requests: RequestsOf = ({ action, input, headers }) => {
  const [bucket, key] = [textOf(input.Bucket), textOf(input.Key)];
  if (!bucket) return undefined;
  if (action === 'ListObjectsV2') {
    return [{ action: 's3:ListBucket', resource: `arn:aws:s3:::${bucket}`, context: noContext }];
  }
  if (!ofObjects.includes(action) || !key) return undefined;
  const context = contextOf({ 's3:if-none-match': headers['if-none-match'] });
  return [{ action: `s3:${action}`, resource: `arn:aws:s3:::${bucket}/${key}`, context }];
};
