import { type AttendanceMark, attendanceSources, attendanceStatuses } from '../../core/enrollment/enrollment';
import type { Kind } from '../../core/entities';
import { idPrefixes } from '../../core/ids';
import { type Basis, packBasis, unpackBasis } from '../../core/incentive/basis';
import type { JsonValue } from '../../core/journal';
import { compressedFrom, decompressed } from './compression';
import { bytesOfUlid, ULID_BYTES, ulidOfBytes } from './ulid-bytes';

/** How a field is stored where its plain form would cost write units. */
export interface Packing {
  readonly pack: (value: unknown) => unknown;
  readonly unpack: (value: unknown) => unknown;
}

const SESSION = `${idPrefixes.session}_`;
const MARK_BYTES = ULID_BYTES + 1;
/** A mark's byte: the status in the upper half, the source in the lower. */
const STATUS = 16;

/**
 * 17 bytes a mark: the session and a byte for status and source. Written out, ten sessions would take an enrollment over
 * a kilobyte, and so double what each of its writes costs, in the table and in every index.
 */
const attendance: Packing = {
  pack(value) {
    const marks = Object.entries(value as Readonly<Record<string, AttendanceMark>>);
    const packed = new Uint8Array(marks.length * MARK_BYTES);
    for (const [i, [session, { status, source }]] of marks.entries()) {
      packed.set(bytesOfUlid(session.slice(SESSION.length)), i * MARK_BYTES);
      packed[i * MARK_BYTES + ULID_BYTES] =
        attendanceStatuses.indexOf(status) * STATUS + attendanceSources.indexOf(source);
    }
    return packed;
  },
  unpack(value) {
    const packed = value as Uint8Array;
    const marks: Record<string, Partial<AttendanceMark>> = {};
    for (let at = 0; at < packed.length; at += MARK_BYTES) {
      const mark = packed[at + ULID_BYTES] ?? 0;
      marks[SESSION + ulidOfBytes(packed, at)] = {
        status: attendanceStatuses[Math.floor(mark / STATUS)] as AttendanceMark['status'],
        source: attendanceSources[mark % STATUS] as AttendanceMark['source'],
      };
    }
    return marks;
  },
};

const KILOBYTE = 1024;

/** What a chunk found may be some hundred candidates: written once, and read once or twice. */
const output: Packing = {
  pack: (value) => compressedFrom(KILOBYTE, value as JsonValue),
  unpack: decompressed,
};

const basis: Packing = {
  pack: (value) => JSON.stringify(packBasis(value as Basis)),
  unpack: (value) => unpackBasis(JSON.parse(value as string) as JsonValue),
};

/** By kind and field. The order of the packed enums is part of the stored format: append only. */
export const packings: { readonly [K in Kind]?: Readonly<Record<string, Packing>> } = {
  Award: { basis },
  Enrollment: { attendance },
  RunChunk: { output },
};
