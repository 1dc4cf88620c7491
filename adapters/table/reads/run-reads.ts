import type { Reads } from '../../../core/ports';
import { fromItem } from '../codec';
import { at, start } from '../keys';
import { beginning, type Queries } from '../query';

export function runReads({ all }: Queries): Pick<Reads, 'chunksOf' | 'slicesOf'> {
  return {
    chunksOf: (trainingId, run) =>
      all({ pk: at.run(trainingId, run), ...beginning(start.chunk) }, (item) => fromItem('RunChunk', item)),
    slicesOf: (trainingId, run, chunk) =>
      all(
        { pk: at.run(trainingId, run), ...beginning(start.slice(chunk)) },
        (item) => fromItem('SliceMarker', item).slice,
      ),
  };
}
