import fc from 'fast-check';
import { Change } from '../../../core/change';
import { mergeChanges } from '../../../core/run/merge-changes';
import { nameOfRun } from '../../../core/run/new-run';
import { packs, slicesOfIds } from '../../../core/run/slices';

const header = { actor: 'system', role: 'SYSTEM', action: 'test.write', entity: 'trn' };
const ids = (count: number) => Array.from({ length: count }, (_, i) => `per_${String(i).padStart(4, '0')}`);

function writes(count: number): Change {
  const change = new Change(header);
  for (let i = 0; i < count; i++)
    change.mark({ kind: 'SliceMarker', trainingId: 'trn', run: 'r', chunk: 0, slice: String(i) });
  return change;
}

describe('slices', () => {
  it('are cut from the ids alone: nobody lost, nobody twice, at most 96 items', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 120 }), (count, perPerson) => {
        const slices = slicesOfIds(ids(count), perPerson);
        expect(slices.flat()).toEqual(ids(count));
        for (const slice of slices) expect(slice.length === 1 || slice.length * perPerson <= 96).toBe(true);
      }),
    );
  });

  it('pack people in order, and one who needs more stands alone', () => {
    const parts = new Map([
      ['a', writes(40)],
      ['b', writes(40)],
      ['c', writes(17)],
      ['d', writes(97)],
      ['e', writes(1)],
    ]);
    expect(packs(parts).map((pack) => [...pack.keys()])).toEqual([['a', 'b'], ['c'], ['d'], ['e']]);
  });
});

describe('mergeChanges', () => {
  const part = (personId: string): Change =>
    new Change(header)
      .mark({ kind: 'SliceMarker', trainingId: 'trn', run: 'r', chunk: 0, slice: personId })
      .update('TrainingCounts', { trainingId: 'trn' }, { add: { nominated: -1 } })
      .emit('AwardComputed', 'trn', { trainingId: 'trn', stage: 'COMPLETION', personIds: [personId] });

  it('counts an item once, names all people in one event, and knows whose each write is', () => {
    const into = new Change(header);
    const parts = new Map(['a', 'b', 'c'].map((id) => [id, part(id)]));
    const owners = mergeChanges(into, parts);
    expect(into.writes).toHaveLength(4);
    expect(into.writes.find(({ op }) => op === 'update')).toMatchObject({ add: { nominated: -3 } });
    expect(owners).toEqual([['a'], ['a', 'b', 'c'], ['b'], ['c']]);
    expect(into.events).toEqual([
      {
        type: 'AwardComputed',
        aggregateId: 'trn',
        data: { trainingId: 'trn', stage: 'COMPLETION', personIds: ['a', 'b', 'c'] },
      },
    ]);
    expect(parts.get('a')?.events[0]?.data).toMatchObject({ personIds: ['a'] });
  });
});

describe('names of runs', () => {
  it('say kind, wave and revision', () => {
    expect(nameOfRun({ runKind: 'COMPLETION', revision: 2 })).toBe('COMPLETION-r2');
    expect(nameOfRun({ runKind: 'OPEN_WAVE', waveCode: 'BEHAVIOR', revision: 0 })).toBe('OPEN_WAVE-BEHAVIOR-r0');
  });
});
