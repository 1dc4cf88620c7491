import type { Reads } from '../../../core/ports';
import { fromItem, type Item } from '../codec';
import { at, start } from '../keys';
import { beginning, type Queries } from '../query';

type PrivacyReads = Pick<Reads, 'privacyRequestsWaiting' | 'privacyRequestsOf' | 'erasures'>;

const request = (item: Item) => fromItem('PrivacyRequest', item);

export function privacyReads({ page }: Queries): PrivacyReads {
  return {
    privacyRequestsWaiting: (which) => page({ index: 'GSI3', pk: at.privacyWorklist }, request, which),
    privacyRequestsOf: (personId, which) =>
      page({ pk: at.person(personId), ...beginning(start.privacyRequest) }, request, which),
    erasures: (which) => page({ index: 'GSI2', pk: at.erasures }, request, which),
  };
}
