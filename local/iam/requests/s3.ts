import { noContext } from '../access-request';
import { textOf } from '../shapes';
import type { RequestsOf } from './requests-of';

const actions = ['GetObject', 'PutObject'];

export const s3Requests: RequestsOf = ({ action, input }) => {
  const [bucket, key] = [textOf(input.Bucket), textOf(input.Key)];
  if (!actions.includes(action) || !bucket || !key) return undefined;
  return [{ action: `s3:${action}`, resource: `arn:aws:s3:::${bucket}/${key}`, context: noContext }];
};
