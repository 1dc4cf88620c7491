import type { Change } from '../change';
import type { Enrollment, EnrollmentStatus } from '../enrollment/enrollment';
import { countJp } from '../jp/jp';
import type { Deps } from '../ports';
import type { Instant } from '../time';
import type { Session, Training } from '../training/training';
import type { AwardValue } from './award-value';
import { certificateCode } from './certificate';
import { changeAward, createAward, isSameValue, type Why } from './change-award';
import { type CompletionDecision, decideCompletion } from './completion';
import type { Award, Scheme, Stage } from './incentive';
import { claimMoney, takeMoney } from './money';

/** What completion is decided by, for everybody in a training. */
export interface CompletionRules {
  readonly training: Training;
  readonly sessions: readonly Session[];
  readonly scheme: Scheme;
}

const decidable: ReadonlySet<EnrollmentStatus> = new Set(['CONFIRMED', 'COMPLETED', 'NOT_COMPLETED']);

/** What should be true of a person; undefined for whoever does not take part. */
export function decisionFor(
  enrollment: Enrollment,
  { training, sessions, scheme }: CompletionRules,
): CompletionDecision | undefined {
  return decidable.has(enrollment.status) ? decideCompletion(enrollment, training, sessions, scheme) : undefined;
}

/** Status, certificate and JP as decided; only what differs is written. */
export function settleEnrollment(
  deps: Deps,
  change: Change,
  enrollment: Enrollment,
  { training }: CompletionRules,
  { completed, jp }: CompletionDecision,
): void {
  const now = deps.clock.now();
  const status = completed ? 'COMPLETED' : 'NOT_COMPLETED';
  const certificate = completed ? issued(deps, enrollment.certificate) : revoked(enrollment.certificate, now);
  if (status === enrollment.status && jp === enrollment.jp && certificate === enrollment.certificate) return;
  const statusAt = status === enrollment.status ? enrollment.statusAt : now;
  change.replace(enrollment, { ...enrollment, status, statusAt, certificate, jp });
  countJp(change, enrollment.personId, training.endedAt, jp - enrollment.jp);
  emitCertificate(change, enrollment, certificate);
}

/** A certificate that is issued again keeps its code and its date: they stand on the paper that its holder has. */
function issued(deps: Deps, before: Enrollment['certificate']): Enrollment['certificate'] {
  if (before === null) return { code: certificateCode(deps.ids.random()), issuedAt: deps.clock.now(), revokedAt: null };
  return before.revokedAt === null ? before : { ...before, revokedAt: null };
}

export function revoked(before: Enrollment['certificate'], at: string): Enrollment['certificate'] {
  return before === null || before.revokedAt !== null ? before : { ...before, revokedAt: at };
}

export function emitCertificate(
  change: Change,
  { trainingId, personId, certificate }: Enrollment,
  after: Enrollment['certificate'],
): void {
  if (after === certificate || after === null) return;
  const type = after.revokedAt === null ? 'CertificateIssued' : 'CertificateRevoked';
  change.emit(type, trainingId, { trainingId, personIds: [personId] });
}

/** A person's first outcome of stage COMPLETION, for schemes in which it carries no money. */
export function createCompletionAward(
  change: Change,
  enrollment: Enrollment,
  rules: CompletionRules,
  { value }: CompletionDecision,
  why: Why,
  year: number,
): void {
  const { trainingId, personId } = enrollment;
  const { programId } = rules.training;
  const { schemeVersion } = rules.scheme;
  const of = { trainingId, stage: 'COMPLETION', personId, programId, schemeVersion, year } as const;
  createAward(change, of, value, null, why);
}

/**
 * A person's first outcome of a stage for whoever was no candidate of its run: its money is claimed after that run's, at the
 * queue's tail when anybody waits. It is committed alone.
 */
export async function createAwardClaiming(
  deps: Deps,
  change: Change,
  stage: Stage,
  { programId, pinned }: Training,
  { trainingId, personId, confirmedAt }: Enrollment,
  value: AwardValue,
  cause: string,
): Promise<void> {
  const at = deps.clock.now();
  const award = { trainingId, stage, personId, programId };
  const { amount } = value;
  const claim = { award, before: undefined, amount, score: value.score ?? 0, confirmedAt: confirmedAt ?? at, at };
  const { money, year } = await claimMoney(deps, change, claim);
  const of = { ...award, schemeVersion: pinned?.schemeVersion ?? 0, year };
  createAward(change, of, value, money, { at, reason: 'COMPUTED', cause });
}

/**
 * Brings an award to a value that was computed again and that is worth no more money than before: what is above it is taken
 * back. An award that an administrator has reversed stays as it is.
 */
export function reviseAward(change: Change, before: Award, value: AwardValue, why: Why): void {
  if (isToStay(before, value)) return;
  const less = before.amount - value.amount;
  if (less < 0) throw new Error(`${before.personId}: more money than before has to be claimed`);
  const money = less === 0 ? before.money : takeMoney(change, before, less, why);
  changeAward(change, before, value, { money, year: before.year }, why);
}

/** As {@link reviseAward}, claiming what the new value has more. Such a change is committed alone. */
export async function reviseAwardClaiming(
  deps: Deps,
  change: Change,
  before: Award,
  value: AwardValue,
  confirmedAt: Instant | null,
  why: Why,
): Promise<void> {
  if (value.amount <= before.amount) return reviseAward(change, before, value, why);
  if (isToStay(before, value)) return;
  const claim = { award: before, before, amount: value.amount, score: value.score ?? 0, at: why.at };
  const claimed = await claimMoney(deps, change, { ...claim, confirmedAt: confirmedAt ?? why.at });
  changeAward(change, before, value, claimed, why);
}

function isToStay(before: Award, value: AwardValue): boolean {
  return before.outcome === 'REVERSED' || isSameValue(before, value);
}
