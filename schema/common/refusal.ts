import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { Bilingual } from '../../core/messages';

/** What the API itself refuses, whatever was asked of the domain, with what a person is told and the HTTP status. */
export const refusals = {
  NO_ROLE_HERE: {
    status: 403,
    id: 'Peran Anda tidak berlaku di alamat ini: auditor membaca di /audit/graphql, yang lain bekerja di /graphql.',
    en: 'Your roles do not count at this address: auditors read at /audit/graphql, everybody else works at /graphql.',
  },
  NOT_RECORDED: {
    status: 503,
    id: 'Pembacaan ini tidak dapat dicatat, karena itu tidak dijawab. Periksa apakah perubahan Anda sudah tersimpan, lalu coba lagi.',
    en: 'This reading could not be recorded and is therefore not answered. See whether a change of yours was saved, then try again.',
  },
  REQUEST_TOO_LARGE: {
    status: 413,
    id: 'Permintaan lebih besar dari {kilobytes} KB.',
    en: 'The request is larger than {kilobytes} KB.',
  },
  PERSISTED_QUERY_ID_REQUIRED: {
    status: 400,
    id: 'Hanya operasi terdaftar yang dijalankan: kirim idnya, bukan teksnya.',
    en: 'Only known operations are run: send the id, not the text.',
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    status: 400,
    id: 'Operasi tidak disebut dengan cara yang dikenal (extensions.persistedQuery, versi 1, sha256Hash).',
    en: 'The operation is not named in a way that is known (extensions.persistedQuery, version 1, sha256Hash).',
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    id: 'Terlalu banyak permintaan; coba lagi dalam {seconds} detik.',
    en: 'Too many requests; try again in {seconds} seconds.',
  },
  TIMED_OUT: {
    status: 504,
    id: 'Jawaban terlalu lama. Periksa apakah perubahan Anda sudah tersimpan sebelum mencoba lagi.',
    en: 'The answer took too long. See whether your change was saved before you try again.',
  },
} as const satisfies Readonly<Record<string, Bilingual & { readonly status: number }>>;

export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: keyof typeof refusals,
    readonly details: Readonly<Record<string, number>> = {},
  ) {
    super(code);
  }

  get status(): number {
    return refusals[this.code].status;
  }

  /** When to come again, in seconds, for clients that obey HTTP. */
  get headers(): Readonly<Record<string, string>> {
    return this.details.seconds === undefined ? {} : { 'retry-after': String(this.details.seconds) };
  }

  /** As a plugin of the server throws it. */
  asError(): GraphQLError {
    const http = { status: this.status, headers: new HeaderMap(Object.entries(this.headers)) };
    return new GraphQLError(this.code, { originalError: this, extensions: { http } });
  }
}
