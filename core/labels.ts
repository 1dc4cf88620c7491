import type { Role } from './access';
import type { CertificateState } from './enrollment/certificate-validity';
import type { AttendanceSource, AttendanceStatus, EnrollmentStatus } from './enrollment/enrollment';
import type { Level, RaterKind, WaveStatus } from './evaluation/evaluation';
import type { FindingRule } from './improvement/findings';
import type { FindingStatus } from './improvement/outcome';
import type { RecommendationStatus } from './improvement/recommendation';
import type { BatchStatus } from './incentive/award-batch';
import type { Gate } from './incentive/basis';
import type { ExplanationTopic } from './incentive/explanation';
import type { AwardStatus, BudgetReason, Component, Outcome, Stage } from './incentive/incentive';
import type { DutyState, GateState } from './incentive/prospects';
import type { RecoveryStatus } from './incentive/recovery';
import type { JpBasis } from './jp/jp';
import type { Bilingual, Language } from './messages';
import type { ConsentPurpose } from './people/consent';
import type { AgencyKind, EmploymentType, MailStatus, PartnerKind, PositionKind } from './people/people';
import type { DataSection } from './privacy/data-sections';
import type { CorrectableField, PrivacyRight, PrivacyStatus, RefusalGround } from './privacy/privacy';
import type {
  Delivery,
  ObjectiveKind,
  SessionStatus,
  TrainingCategory,
  TrainingKind,
  TrainingStatus,
} from './training/training';

type Labels<V extends string> = { readonly [K in V]: Bilingual };

/** What each enum value is called by a person, in both languages. A value without a label does not compile. */
export const labels = {
  Role: {
    PARTICIPANT: { id: 'Peserta', en: 'Participant' },
    SUPERVISOR: { id: 'Atasan langsung', en: 'Supervisor' },
    FACILITATOR: { id: 'Fasilitator', en: 'Facilitator' },
    ORGANIZER: { id: 'Penyelenggara', en: 'Organizer' },
    AGENCY_ADMIN: { id: 'Admin perangkat daerah', en: 'Agency administrator' },
    PROVINCE_ADMIN: { id: 'Admin provinsi', en: 'Province administrator' },
    FINANCE: { id: 'Keuangan', en: 'Finance' },
    PARTNER: { id: 'Mitra', en: 'Partner' },
    AUDITOR: { id: 'Auditor', en: 'Auditor' },
    SYSTEM: { id: 'Sistem', en: 'System' },
  } satisfies Labels<Role>,
  EmploymentType: {
    PNS: { id: 'PNS', en: 'Permanent civil servant (PNS)' },
    PPPK: { id: 'PPPK', en: 'Contract civil servant (PPPK)' },
    PPPK_PART_TIME: { id: 'PPPK paruh waktu', en: 'Part-time contract civil servant (PPPK)' },
  } satisfies Labels<EmploymentType>,
  ConsentPurpose: {
    LEADERBOARD: { id: 'Nama tampil di papan peringkat', en: 'Name shown on the leaderboard' },
  } satisfies Labels<ConsentPurpose>,
  PrivacyRight: {
    ACCESS: { id: 'Akses dan salinan', en: 'Access and a copy' },
    CORRECTION: { id: 'Perbaikan', en: 'Correction' },
    RESTRICTION: { id: 'Pembatasan pemrosesan', en: 'Restriction of processing' },
    ERASURE: { id: 'Penghapusan', en: 'Erasure' },
  } satisfies Labels<PrivacyRight>,
  PrivacyStatus: {
    RECEIVED: { id: 'Diterima', en: 'Received' },
    FULFILLED: { id: 'Dipenuhi', en: 'Fulfilled' },
    REFUSED: { id: 'Ditolak', en: 'Refused' },
    LIFTED: { id: 'Pembatasan diakhiri', en: 'Restriction lifted' },
  } satisfies Labels<PrivacyStatus>,
  RefusalGround: {
    NATIONAL_SECURITY: { id: 'Pertahanan dan keamanan nasional', en: 'National defense and security' },
    LAW_ENFORCEMENT: { id: 'Proses penegakan hukum', en: 'Law enforcement' },
    STATE_ADMINISTRATION: {
      id: 'Kepentingan umum dalam penyelenggaraan negara',
      en: 'Public interest in the administration of the state',
    },
    FINANCIAL_OVERSIGHT: { id: 'Pengawasan sektor keuangan', en: 'Oversight of the financial sector' },
    RESEARCH: { id: 'Statistik dan penelitian ilmiah', en: 'Statistics and scientific research' },
    SAFETY_OF_OTHERS: { id: 'Keselamatan atau data pihak lain', en: 'Safety or data of others' },
    NOT_THE_PERSON: { id: 'Pemohon bukan pemilik data', en: 'The requester is not the person' },
  } satisfies Labels<RefusalGround>,
  CorrectableField: {
    name: { id: 'Nama', en: 'Name' },
    nip: { id: 'NIP', en: 'NIP' },
    email: { id: 'Surel', en: 'E-mail address' },
    language: { id: 'Bahasa', en: 'Language' },
  } satisfies Labels<CorrectableField>,
  DataSection: {
    PERSON: { id: 'Profil dan penugasan', en: 'Profile and assignments' },
    ENROLLMENTS: { id: 'Pelatihan dan kehadiran', en: 'Trainings and attendance' },
    AWARDS: { id: 'Insentif', en: 'Awards' },
    LEDGER: { id: 'Buku poin dan uang', en: 'Ledger' },
    TASKS: { id: 'Evaluasi yang belum dijawab', en: 'Evaluations to be answered' },
    ANSWERS: { id: 'Jawaban evaluasi', en: 'Answers to evaluations' },
    REQUESTS: { id: 'Permintaan data pribadi', en: 'Privacy requests' },
    CHANGES: { id: 'Perubahan dan pelakunya', en: 'Changes, and by whom' },
    ACTIONS: { id: 'Tindakan sendiri', en: 'Own actions' },
    READINGS: { id: 'Pembacaan dan pelakunya', en: 'Readings, and by whom' },
  } satisfies Labels<DataSection>,
  JpBasis: {
    CALENDAR_YEAR: { id: 'Tahun kalender (PNS)', en: 'Calendar year (PNS)' },
    CONTRACT_YEAR: { id: 'Tahun perjanjian kerja (PPPK)', en: 'Contract year (PPPK)' },
  } satisfies Labels<JpBasis>,
  PositionKind: {
    MANAGERIAL: { id: 'Jabatan manajerial', en: 'Managerial position' },
    FUNCTIONAL: { id: 'Jabatan fungsional', en: 'Functional position' },
    IMPLEMENTING: { id: 'Jabatan pelaksana', en: 'Implementing position' },
  } satisfies Labels<PositionKind>,
  Language: {
    id: { id: 'Bahasa Indonesia', en: 'Indonesian' },
    en: { id: 'Bahasa Inggris', en: 'English' },
  } satisfies Labels<Language>,
  MailStatus: {
    REACHABLE: { id: 'Dapat dihubungi', en: 'Reachable' },
    NO_ADDRESS: { id: 'Tanpa alamat surel', en: 'Without an address' },
    BOUNCED: { id: 'Surel dikembalikan', en: 'Mail comes back' },
    COMPLAINED: { id: 'Menolak surel', en: 'Refuses mail' },
  } satisfies Labels<MailStatus>,
  AgencyKind: {
    PROVINCE: { id: 'Provinsi', en: 'Province' },
    REGENCY: { id: 'Kabupaten', en: 'Regency' },
    CITY: { id: 'Kota', en: 'City' },
  } satisfies Labels<AgencyKind>,
  PartnerKind: {
    UNIVERSITY: { id: 'Perguruan tinggi', en: 'University' },
    TRAINING_INSTITUTE: { id: 'Lembaga pelatihan', en: 'Training institute' },
    CIVIL_SOCIETY: { id: 'Organisasi masyarakat sipil', en: 'Civil-society organisation' },
  } satisfies Labels<PartnerKind>,
  TrainingKind: {
    TRAINING: { id: 'Pelatihan', en: 'Training' },
    TECHNICAL_GUIDANCE: { id: 'Bimbingan teknis', en: 'Technical guidance' },
    WORKSHOP: { id: 'Lokakarya', en: 'Workshop' },
  } satisfies Labels<TrainingKind>,
  TrainingCategory: {
    MANAGERIAL: { id: 'Manajerial', en: 'Managerial' },
    FUNCTIONAL: { id: 'Fungsional', en: 'Functional' },
    TECHNICAL: { id: 'Teknis', en: 'Technical' },
    SOCIAL_CULTURAL: { id: 'Sosial kultural', en: 'Social and cultural' },
  } satisfies Labels<TrainingCategory>,
  Delivery: {
    CLASSICAL: { id: 'Klasikal', en: 'In class' },
    ONLINE: { id: 'Daring', en: 'Online' },
    BLENDED: { id: 'Kombinasi', en: 'Blended' },
  } satisfies Labels<Delivery>,
  TrainingStatus: {
    DRAFT: { id: 'Rancangan', en: 'Draft' },
    OPEN: { id: 'Dibuka', en: 'Open' },
    ENDED: { id: 'Berakhir', en: 'Ended' },
    FINALIZED: { id: 'Final', en: 'Finalized' },
    CANCELLED: { id: 'Dibatalkan', en: 'Cancelled' },
  } satisfies Labels<TrainingStatus>,
  SessionStatus: {
    PLANNED: { id: 'Direncanakan', en: 'Planned' },
    ENDED: { id: 'Berakhir', en: 'Ended' },
    CANCELLED: { id: 'Dibatalkan', en: 'Cancelled' },
  } satisfies Labels<SessionStatus>,
  ObjectiveKind: {
    KNOWLEDGE: { id: 'Pengetahuan', en: 'Knowledge' },
    SKILL: { id: 'Keterampilan', en: 'Skill' },
    ATTITUDE: { id: 'Sikap', en: 'Attitude' },
  } satisfies Labels<ObjectiveKind>,
  EnrollmentStatus: {
    NOMINATED: { id: 'Diusulkan', en: 'Nominated' },
    CONFIRMED: { id: 'Dikonfirmasi', en: 'Confirmed' },
    WAITLISTED: { id: 'Daftar tunggu', en: 'Waiting list' },
    REJECTED: { id: 'Ditolak', en: 'Rejected' },
    WITHDRAWN: { id: 'Mengundurkan diri', en: 'Withdrawn' },
    EXPIRED: { id: 'Kedaluwarsa', en: 'Expired' },
    COMPLETED: { id: 'Lulus', en: 'Completed' },
    NOT_COMPLETED: { id: 'Tidak lulus', en: 'Not completed' },
    CANCELLED: { id: 'Dibatalkan', en: 'Cancelled' },
  } satisfies Labels<EnrollmentStatus>,
  CertificateState: {
    VALID: { id: 'Sah', en: 'Valid' },
    PROVISIONAL: { id: 'Sementara', en: 'Provisional' },
    REVOKED: { id: 'Dicabut', en: 'Revoked' },
  } satisfies Labels<CertificateState>,
  AttendanceStatus: {
    PRESENT: { id: 'Hadir', en: 'Present' },
    LATE: { id: 'Terlambat', en: 'Late' },
    EXCUSED: { id: 'Izin', en: 'Excused' },
    ABSENT: { id: 'Tidak hadir', en: 'Absent' },
  } satisfies Labels<AttendanceStatus>,
  AttendanceSource: {
    CHECK_IN: { id: 'Presensi mandiri', en: 'Check-in' },
    RECORD: { id: 'Dicatat petugas', en: 'Recorded by staff' },
  } satisfies Labels<AttendanceSource>,
  Level: {
    REACTION: { id: 'Reaksi', en: 'Reaction' },
    LEARNING: { id: 'Pembelajaran', en: 'Learning' },
    BEHAVIOR: { id: 'Perilaku', en: 'Behavior' },
    RESULTS: { id: 'Hasil', en: 'Results' },
  } satisfies Labels<Level>,
  RaterKind: {
    SELF: { id: 'Diri sendiri', en: 'Self' },
    SUPERVISOR: { id: 'Atasan', en: 'Supervisor' },
    PEER: { id: 'Rekan sejawat', en: 'Peer' },
    SUBORDINATE: { id: 'Bawahan', en: 'Subordinate' },
    AGENCY: { id: 'Perangkat daerah', en: 'Agency' },
  } satisfies Labels<RaterKind>,
  FindingRule: {
    RESPONSE_RATE: { id: 'Tingkat pengisian', en: 'Response rate' },
    ITEM_MEAN: { id: 'Rata-rata butir', en: 'Item mean' },
    LEARNING_GAIN: { id: 'Peningkatan hasil belajar', en: 'Learning gain' },
    BEHAVIOR: { id: 'Perilaku kerja', en: 'Behavior at work' },
    ATTENDANCE: { id: 'Kehadiran', en: 'Attendance' },
  } satisfies Labels<FindingRule>,
  FindingStatus: {
    NOT_YET_MEASURED: { id: 'Belum diukur kembali', en: 'Not yet measured again' },
    STILL_PRESENT: { id: 'Masih ada', en: 'Still present' },
    GONE: { id: 'Sudah teratasi', en: 'Gone' },
  } satisfies Labels<FindingStatus>,
  RecommendationStatus: {
    OPEN: { id: 'Dibahas', en: 'Open' },
    ACCEPTED: { id: 'Diterima', en: 'Accepted' },
    APPLIED: { id: 'Diterapkan', en: 'Applied' },
    DECLINED: { id: 'Ditolak', en: 'Declined' },
  } satisfies Labels<RecommendationStatus>,
  WaveStatus: {
    SCHEDULED: { id: 'Dijadwalkan', en: 'Scheduled' },
    OPEN: { id: 'Dibuka', en: 'Open' },
    CLOSED: { id: 'Ditutup', en: 'Closed' },
    CANCELLED: { id: 'Dibatalkan', en: 'Cancelled' },
  } satisfies Labels<WaveStatus>,
  TaskStatus: {
    PENDING: { id: 'Menunggu jawaban', en: 'Pending' },
    ANSWERED: { id: 'Dijawab', en: 'Answered' },
    EXPIRED: { id: 'Lewat batas waktu', en: 'Expired' },
    VOIDED: { id: 'Ditiadakan', en: 'Voided' },
  },
  Stage: {
    COMPLETION: { id: 'Penyelesaian', en: 'Completion' },
    APPLICATION: { id: 'Penerapan', en: 'Application' },
  } satisfies Labels<Stage>,
  Component: {
    ATTENDANCE: { id: 'Kehadiran', en: 'Attendance' },
    LEARNING: { id: 'Hasil belajar', en: 'Learning' },
    BEHAVIOR: { id: 'Perilaku kerja', en: 'Behavior' },
    TIMELINESS: { id: 'Ketepatan waktu', en: 'Timeliness' },
  } satisfies Labels<Component>,
  Outcome: {
    AWARDED: { id: 'Memperoleh insentif', en: 'Awarded' },
    BELOW_TIERS: { id: 'Nilai di bawah jenjang terendah', en: 'Score below the lowest tier' },
    NOT_COMPLETED: { id: 'Pelatihan tidak diselesaikan', en: 'Training not completed' },
    GATE_ATTENDANCE: { id: 'Kehadiran di bawah syarat', en: 'Attendance below the gate' },
    GATE_OWN_TASK: { id: 'Evaluasi diri tidak dijawab', en: 'Own evaluation not answered' },
    NO_INDEPENDENT_RATING: {
      id: 'Tidak ada penilaian dari atasan atau sedikitnya 3 rekan',
      en: 'No rating by the supervisor or by at least 3 peers',
    },
    TRAINING_CANCELLED: { id: 'Pelatihan dibatalkan', en: 'Training cancelled' },
    REVERSED: { id: 'Ditarik kembali oleh admin provinsi', en: 'Taken back by a province administrator' },
  } satisfies Labels<Outcome>,
  AwardStatus: {
    PENDING_BUDGET: { id: 'Menunggu anggaran', en: 'Waiting for budget' },
    PROPOSED: { id: 'Diusulkan', en: 'Proposed' },
    APPROVED: { id: 'Disetujui', en: 'Approved' },
    SETTLED: { id: 'Dibayarkan', en: 'Settled' },
    REJECTED: { id: 'Ditolak', en: 'Rejected' },
    EXPIRED: { id: 'Kedaluwarsa', en: 'Expired' },
  } satisfies Labels<AwardStatus>,
  ExplanationTopic: {
    OUTCOME: { id: 'Hasil', en: 'Outcome' },
    COMPONENT: { id: 'Komponen', en: 'Component' },
    SCORE: { id: 'Nilai', en: 'Score' },
    GATE: { id: 'Syarat', en: 'Gate' },
    TIER: { id: 'Jenjang', en: 'Tier' },
    MONEY: { id: 'Uang', en: 'Money' },
    RULES: { id: 'Aturan', en: 'Rules' },
  } satisfies Labels<ExplanationTopic>,
  BudgetReason: {
    OPENED: { id: 'Anggaran dibuka', en: 'Budget opened' },
    CREDITED: { id: 'Anggaran ditambah', en: 'Budget topped up' },
    RESERVED: { id: 'Dicadangkan', en: 'Reserved' },
    QUEUED: { id: 'Masuk antrean', en: 'Joined the queue' },
    SERVED: { id: 'Antrean dilayani', en: 'Queue served' },
    TAKEN_BACK: { id: 'Ditarik kembali oleh koreksi', en: 'Taken back by a correction' },
    APPROVED: { id: 'Disetujui', en: 'Approved' },
    REJECTED: { id: 'Ditolak', en: 'Rejected' },
    SETTLED: { id: 'Dibayarkan', en: 'Paid' },
    RECOVERED: { id: 'Dikembalikan ke kas', en: 'Recovered' },
    WAIVED: { id: 'Pengembalian dihapuskan', en: 'Recovery waived' },
    EXPIRED: { id: 'Kedaluwarsa pada akhir tahun', en: 'Expired at the end of the year' },
    CARRIED: { id: 'Dialihkan ke tahun berikutnya', en: 'Carried into the next year' },
    SET_OFF: { id: 'Diperhitungkan dengan pengembalian', en: 'Set off against a recovery' },
  } satisfies Labels<BudgetReason>,
  BatchStatus: {
    SUBMITTED: { id: 'Diajukan', en: 'Submitted' },
    APPROVED: { id: 'Disetujui', en: 'Approved' },
    DISMISSED: { id: 'Dibatalkan', en: 'Dismissed' },
  } satisfies Labels<BatchStatus>,
  Gate: {
    COMPLETED: { id: 'Lulus pelatihan', en: 'Training completed' },
    ATTENDANCE: { id: 'Kehadiran', en: 'Attendance' },
    OWN_TASK: { id: 'Evaluasi perilaku diri', en: 'Own behavior evaluation' },
    INDEPENDENT_RATING: { id: 'Penilaian oleh orang lain', en: 'Rating by others' },
  } satisfies Labels<Gate>,
  GateState: {
    MET: { id: 'Terpenuhi', en: 'Met' },
    NOT_MET: { id: 'Tidak terpenuhi', en: 'Not met' },
    OPEN: { id: 'Belum pasti', en: 'Open' },
  } satisfies Labels<GateState>,
  DutyState: {
    UPCOMING: { id: 'Belum dibuka', en: 'Not open yet' },
    OPEN: { id: 'Belum dijawab', en: 'Not answered yet' },
    ANSWERED: { id: 'Dijawab', en: 'Answered' },
    UNANSWERED: { id: 'Tidak dijawab', en: 'Not answered' },
    VOIDED: { id: 'Ditiadakan', en: 'Voided' },
  } satisfies Labels<DutyState>,
  RecoveryStatus: {
    DUE: { id: 'Harus dikembalikan', en: 'Due' },
    RECOVERED: { id: 'Sudah dikembalikan', en: 'Recovered' },
    WAIVED: { id: 'Dihapuskan', en: 'Waived' },
    SET_OFF: { id: 'Diperhitungkan', en: 'Set off' },
  } satisfies Labels<RecoveryStatus>,
} as const;

export type LabelledEnum = keyof typeof labels;
