import type { Entity, EntityOf, Kind } from '../../../core/entities';
import type { Reads, TrainingAggregate } from '../../../core/ports';
import type { Instant } from '../../../core/time';
import { fromItem, type Item } from '../codec';
import { at, start } from '../keys';
import { beginning, type Queries } from '../query';

type TrainingReads = Pick<
  Reads,
  | 'programs'
  | 'trainingAggregate'
  | 'trainingsByStatus'
  | 'trainingsOfProgram'
  | 'trainingsOfOrganizer'
  | 'trainingIdsOfPartner'
  | 'servesProgram'
>;

const training = (item: Item) => fromItem('Training', item);

export function trainingReads({ page, all, first }: Queries): TrainingReads {
  return {
    programs: (request) =>
      page({ index: 'GSI3', pk: at.catalogue('program') }, (item) => fromItem('Program', item), request),
    async trainingAggregate(trainingId) {
      const about = await all({ pk: at.training(trainingId), ...beginning(start.whole) }, (item) =>
        fromItem(item.kind as Kind, item),
      );
      return aggregateOf(about);
    },
    trainingsByStatus: (status, { startsFrom, startsBefore, ...request }) =>
      page(
        {
          index: 'GSI3',
          pk: at.status(status),
          ...(startsFrom !== undefined && { from: startsFrom }),
          ...(startsBefore !== undefined && { to: justBefore(startsBefore) }),
        },
        training,
        request,
      ),
    trainingsOfProgram: (programId, request) =>
      page({ index: 'GSI2', pk: at.program(programId), descending: true }, training, request),
    trainingsOfOrganizer: (agencyId, request) =>
      page({ index: 'GSI1', pk: at.organizer(agencyId), descending: true }, training, request),
    servesProgram: async (partnerId, programId) => {
      const link = await first({ pk: at.program(programId), ...beginning(start.servingOf(partnerId)) }, (item) => item);
      return link !== undefined;
    },
    trainingIdsOfPartner: (partnerId, request) =>
      page(
        { index: 'GSI1', pk: at.partner(partnerId), descending: true },
        (item) => ({ trainingId: fromItem('TrainingPartner', item).trainingId }),
        request,
      ),
  };
}

function aggregateOf(about: readonly Entity[]): TrainingAggregate | undefined {
  const ofKind = <K extends Kind>(kind: K) => about.filter((entity): entity is EntityOf<K> => entity.kind === kind);
  const [found] = ofKind('Training');
  const [counts] = ofKind('TrainingCounts');
  if (found === undefined || counts === undefined) return undefined;
  return {
    training: found,
    counts,
    sessions: ofKind('Session').sort((a, b) => inOrder(a.startsAt, b.startsAt)),
    waves: ofKind('Wave').sort((a, b) => inOrder(a.opensAt, b.opensAt)),
  };
}

const inOrder = (a: Instant, b: Instant): number => (a < b ? -1 : a > b ? 1 : 0);

/** The greatest instant below another, since both ends of a range are inclusive. */
function justBefore(instant: Instant): Instant {
  return new Date(Date.parse(instant) - 1).toISOString();
}
