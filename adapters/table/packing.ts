import { type AttendanceMark, attendanceSources, attendanceStatuses } from '../../core/enrollment/enrollment';
import type { Kind } from '../../core/entities';

/** How a field is stored where its plain form would cost write units. */
export interface Packing {
  readonly pack: (value: unknown) => unknown;
  readonly unpack: (value: unknown) => unknown;
}

type Marks = Readonly<Record<string, AttendanceMark>>;

/** Two digits a mark (status, source) instead of two named words: a training of ten sessions stays within one unit. */
const attendance: Packing = {
  pack: (marks) =>
    mapValues(
      marks as Marks,
      ({ status, source }) => `${attendanceStatuses.indexOf(status)}${attendanceSources.indexOf(source)}`,
    ),
  unpack: (packed) =>
    mapValues(packed as Record<string, string>, (mark) => ({
      status: attendanceStatuses[Number(mark[0])],
      source: attendanceSources[Number(mark[1])],
    })),
};

/** By kind and field. The order of the packed enums is part of the stored format: append only. */
export const packings: { readonly [K in Kind]?: Readonly<Record<string, Packing>> } = {
  Enrollment: { attendance },
};

function mapValues<A, B>(record: Readonly<Record<string, A>>, map: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
