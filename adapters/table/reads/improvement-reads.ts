import type { Reads } from '../../../core/ports';
import { fromItem } from '../codec';
import { at, start } from '../keys';
import { beginning, type Queries } from '../query';

type ImprovementReads = Pick<Reads, 'wavesWithFindings' | 'recommendationsOf' | 'commentsOf' | 'designsOf'>;

export function improvementReads({ page, all }: Queries): ImprovementReads {
  return {
    wavesWithFindings: (programId, request) =>
      page(
        { index: 'GSI2', pk: at.findings(programId), descending: true },
        (item) => fromItem('Contribution', item),
        request,
      ),
    recommendationsOf: (programId, { status, ...request }) =>
      page(
        {
          index: 'GSI2',
          pk: at.recommendations(programId),
          // Backwards through the alphabet the open ones come first.
          descending: true,
          ...(status !== undefined && beginning(`${status}#`)),
        },
        (item) => fromItem('Recommendation', item),
        request,
      ),
    commentsOf: (programId, recommendationId, request) =>
      page(
        { pk: at.discussion(programId, recommendationId), ...beginning(start.comment) },
        (item) => fromItem('RecommendationComment', item),
        request,
      ),
    designsOf: (programId) =>
      all({ pk: at.program(programId), ...beginning(start.design) }, (item) => fromItem('ProgramDesign', item)),
  };
}
