import type { CertificateState } from '../enrollment/certificate-validity';
import type { CertificateView } from '../enrollment/verify-certificate';
import type { Bilingual } from '../messages';
import { localDateOf } from '../time';
import { certificateStyle } from './certificate-style';
import { page } from './page';
import { labelsOfPage } from './page-labels';
import { safe } from './safe';
import type { Words } from './words';

const states: { readonly [S in CertificateState]: { readonly title: Bilingual; readonly meaning: Bilingual } } = {
  VALID: {
    title: { id: 'Sertifikat sah', en: 'Valid certificate' },
    meaning: {
      id: 'Diterbitkan dan berlaku; pelatihannya telah final.',
      en: 'Issued and in force; its training is final.',
    },
  },
  PROVISIONAL: {
    title: { id: 'Sertifikat sementara', en: 'Provisional certificate' },
    meaning: {
      id: 'Diterbitkan, tetapi pelatihannya belum final: kehadiran dan nilai masih dapat dikoreksi.',
      en: 'Issued, but its training is not final yet: attendance and scores may still be corrected.',
    },
  },
  REVOKED: {
    title: { id: 'Sertifikat dicabut', en: 'Revoked certificate' },
    meaning: { id: 'Sertifikat ini tidak berlaku lagi.', en: 'This certificate is no longer in force.' },
  },
};

/** What everybody sees who has the code: that it proves something and what, not whom it is about. */
export function certificateCheckPage(words: Words, view: CertificateView): string {
  const { title, meaning } = states[view.state];
  const whose = words.say(
    'Demi pelindungan data pribadi (UU 27/2022) halaman ini tidak memuat nama. Cocokkan nomor dan keterangannya dengan sertifikat yang ditunjukkan pemegangnya.',
    'To protect personal data (Law 27/2022) this page names nobody. Compare number and details with the certificate that its holder shows.',
  );
  return certificatePage(
    words,
    words.of(title),
    `<p class="seal ${view.state.toLowerCase()}">${safe(words.of(title))}</p>
<p>${safe(words.of(meaning))}</p>
<h1>${safe(view.training.title)}</h1>
${details(words, view)}
<p class="note">${safe(whose)}</p>`,
  );
}

/** For a code that nothing is known of. */
export function unknownCertificatePage(words: Words): string {
  const title = words.say('Kode tidak dikenal', 'Unknown code');
  const advice = words.say(
    'Tidak ada sertifikat dengan kode ini. Periksa kembali penulisannya: empat kelompok berisi empat huruf atau angka.',
    'There is no certificate with this code. Check how it is written: four groups of four letters or digits.',
  );
  return certificatePage(words, title, `<p class="seal revoked">${safe(title)}</p>\n<p>${safe(advice)}</p>`);
}

/** The certificate itself, for its holder: to be shown and printed. */
export function certificatePaper(words: Words, view: CertificateView, holder: string, address: string): string {
  const { certificate, training, organizer, state } = view;
  const title = words.say('Sertifikat', 'Certificate');
  const { office, position } = training.signatory ?? { office: nameOf(words, organizer), position: null };
  const day = words.dateOf(certificate.issuedAt);
  return certificatePage(
    words,
    `${title} ${view.number}`,
    `<p class="kicker">${safe(words.of(labelsOfPage.kicker))}</p>
<h1 class="title">${safe(title)}</h1>
<p class="number">${safe(words.say('Nomor', 'No.'))} ${safe(view.number)}</p>
<p>${safe(words.say('diberikan kepada', 'awarded to'))}</p>
<p class="holder">${safe(holder)}</p>
<p>${safe(words.say('yang telah menyelesaikan', 'who has completed'))}</p>
<p class="training">${safe(training.title)}</p>
${details(words, view)}
<div class="signature"><p>${safe(day)}</p><p>${safe(position ?? '')}</p><p><strong>${safe(office)}</strong></p></div>
<footer>${state === 'VALID' ? '' : `<p class="seal ${state.toLowerCase()}">${safe(words.of(states[state].title))}: ${safe(words.of(states[state].meaning))}</p>`}
<p>${safe(words.say('Keaslian dapat diperiksa siapa pun di', 'Anyone can verify it at'))} <strong>${safe(address)}</strong></p></footer>`,
    'paper',
  );
}

function details(words: Words, { training, organizer, certificate, number, jp }: CertificateView): string {
  const { startsAt, endedAt, signatory } = training;
  const days = [...new Set([startsAt, endedAt].flatMap((at) => (at === null ? [] : [localDateOf(at)])))];
  const rows: readonly (readonly [string, string])[] = [
    [words.say('Nomor', 'Number'), number],
    [words.say('Kode verifikasi', 'Verification code'), certificate.code],
    [words.say('Dilaksanakan', 'Held'), days.map((day) => words.date(day)).join(' – ')],
    // They went back with it: none is not what its paper says.
    ...(certificate.revokedAt === null
      ? [[words.say('Jam pelajaran', 'Lesson hours'), `${words.number(jp)} JP`] as const]
      : []),
    [words.say('Penyelenggara', 'Organizer'), nameOf(words, organizer)],
    ...(signatory === null
      ? []
      : [[words.say('Penanda tangan', 'Signatory'), `${signatory.position}, ${signatory.office}`] as const]),
    [words.say('Diterbitkan', 'Issued'), words.dateOf(certificate.issuedAt)],
    ...(certificate.revokedAt === null
      ? []
      : [[words.say('Dicabut', 'Revoked'), words.dateOf(certificate.revokedAt)] as const]),
  ];
  return `<dl>${rows.map(([term, text]) => `<div><dt>${safe(term)}</dt><dd>${safe(text)}</dd></div>`).join('')}</dl>`;
}

const nameOf = (words: Words, { name, nameEn }: CertificateView['organizer']): string =>
  words.of({ id: name, en: nameEn });

function certificatePage(words: Words, title: string, body: string, kind = 'check'): string {
  return page(words, {
    title,
    style: certificateStyle,
    meta: '<meta name="robots" content="noindex">\n',
    body: `<body class="${kind}">\n<main>\n${body}\n</main>\n</body>`,
  });
}
