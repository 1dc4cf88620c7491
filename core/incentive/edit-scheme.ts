import { type Actor, authorize, nameOfActor } from '../access';
import { Change, type ChangeHeader, isUnchanged } from '../change';
import { fail } from '../errors';
import { canonicalJson, type JsonValue } from '../journal';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import { withRetry } from '../retry';
import type { Program } from '../training/training';
import { requireVersion } from '../versions';
import type { Scheme } from './incentive';
import { checkScheme, type SchemeContent } from './scheme-rules';

export interface SchemeVersion {
  readonly programId: string;
  readonly schemeVersion: number;
}

export type CreateSchemeVersion = SchemeVersion & SchemeContent;

/**
 * A new version of a program's scheme, one more than the last. It is a draft until it is published; the same content again
 * is answered with the version as it is.
 * @throws DomainError NOT_FOUND, ID_TAKEN (another content stands under this number), BAD_INPUT
 */
export async function createSchemeVersion(deps: Deps, actor: Actor, command: CreateSchemeVersion): Promise<Scheme> {
  const { programId, schemeVersion, stages, behavior } = command;
  const header = headerOf(actor, 'createScheme', programId);
  const scheme: Scheme = { kind: 'Scheme', programId, schemeVersion, stages, behavior, version: 1 };
  return withRetry(async () => {
    await requireProgram(deps, programId);
    const existing = await deps.reads.schemesOf(programId);
    const same = existing.find((one) => one.schemeVersion === schemeVersion);
    if (same !== undefined) return hasContent(same, command) ? same : fail('ID_TAKEN', 'schemeVersion');
    const last = existing.at(-1)?.schemeVersion ?? 0;
    const problems = new Problems().when(schemeVersion !== last + 1, 'schemeVersion', 'NOT_THE_NEXT');
    checkScheme(problems, command).throwIfAny();
    await deps.store.commit(new Change(header).create(scheme));
    return scheme;
  });
}

export interface UpdateSchemeVersion extends SchemeVersion, SchemeContent {
  readonly expectedVersion: number;
}

/**
 * Edits a draft. A version that was published may be pinned by trainings and stays as it is.
 * @throws DomainError NOT_FOUND, VERSION_FROZEN (create the next version instead), STALE_VERSION, BAD_INPUT
 */
export async function updateSchemeVersion(deps: Deps, actor: Actor, command: UpdateSchemeVersion): Promise<Scheme> {
  const { programId, schemeVersion, stages, behavior } = command;
  const header = headerOf(actor, 'updateScheme', programId);
  return withRetry(async () => {
    const { program, scheme } = await requireScheme(deps, command);
    if (schemeVersion <= program.schemeVersion) fail('VERSION_FROZEN', 'schemeVersion');
    requireVersion(scheme, command.expectedVersion);
    checkScheme(new Problems(), command).throwIfAny();
    const after: Scheme = { ...scheme, stages, behavior, version: scheme.version + 1 };
    if (isUnchanged(scheme, after)) return scheme;
    const change = new Change(header).replace(scheme, after);
    // Publishing it meanwhile makes this decide again.
    change.check('Program', { id: programId }, [{ field: 'version', is: '=', than: program.version }]);
    await deps.store.commit(change);
    return after;
  });
}

export interface PublishScheme extends SchemeVersion {
  /** Of the draft as it was seen. */
  readonly expectedVersion: number;
}

/**
 * Makes a draft the program's scheme: trainings that are published from now on pin it; those that are published keep theirs.
 * From then on it is frozen, and so are older drafts.
 * @throws DomainError NOT_FOUND, VERSION_FROZEN, STALE_VERSION
 */
export async function publishScheme(deps: Deps, actor: Actor, command: PublishScheme): Promise<Program> {
  const { programId, schemeVersion, expectedVersion } = command;
  const header = headerOf(actor, 'publishScheme', programId);
  return withRetry(async () => {
    const { program, scheme } = await requireScheme(deps, command);
    if (program.schemeVersion === schemeVersion) return program;
    if (schemeVersion < program.schemeVersion) fail('VERSION_FROZEN', 'schemeVersion');
    requireVersion(scheme, expectedVersion);
    const after: Program = { ...program, schemeVersion, version: program.version + 1 };
    const change = new Change(header).replace(program, after);
    change.check('Scheme', { programId, schemeVersion }, [{ field: 'version', is: '=', than: expectedVersion }]);
    await deps.store.commit(change);
    return after;
  });
}

function headerOf(actor: Actor, verb: string, programId: string): ChangeHeader {
  const role = authorize(actor, 'scheme.edit', {}, 'programId');
  return { actor: nameOfActor(actor), role, action: `incentive.${verb}`, entity: programId };
}

async function requireProgram(deps: Deps, programId: string): Promise<Program> {
  return (await deps.store.get('Program', { id: programId })) ?? fail('NOT_FOUND', 'programId');
}

async function requireScheme(
  deps: Deps,
  { programId, schemeVersion }: SchemeVersion,
): Promise<{ program: Program; scheme: Scheme }> {
  const program = await requireProgram(deps, programId);
  const scheme = (await deps.store.get('Scheme', { programId, schemeVersion })) ?? fail('NOT_FOUND', 'schemeVersion');
  return { program, scheme };
}

function hasContent(scheme: SchemeContent, { stages, behavior }: SchemeContent): boolean {
  const bytes = (content: SchemeContent): string =>
    canonicalJson({ stages: content.stages, behavior: content.behavior } as unknown as JsonValue);
  return bytes(scheme) === bytes({ stages, behavior });
}
