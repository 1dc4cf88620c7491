import { DomainError } from '../../../core/errors';
import { decodeTaskId, encodeTaskId } from '../../../core/evaluation/task-id';

const ulid = '01JD0000000000000000000000';
const key = {
  trainingId: `trn_${ulid}`,
  waveCode: 'BEHAVIOR',
  subjectId: `per_${ulid}`,
  raterKind: 'PEER',
  n: 4,
} as const;

describe('task ids', () => {
  it('say which task', () => {
    expect(decodeTaskId(encodeTaskId(key))).toEqual(key);
    const ofAgency = { ...key, subjectId: `agy_${ulid}`, raterKind: 'AGENCY', n: 0 } as const;
    expect(decodeTaskId(encodeTaskId(ofAgency))).toEqual(ofAgency);
  });

  it.each([
    '',
    'tsk',
    encodeTaskId(key).replace('PEER', 'BOSS'),
    `${encodeTaskId(key)}~x`,
    encodeTaskId(key).replace('~4', '~-1'),
  ])('refuse %j', (id) => {
    expect(() => decodeTaskId(id)).toThrow(DomainError);
  });
});
