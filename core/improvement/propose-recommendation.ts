import { type Actor, nameOfActor } from '../access';
import { Change } from '../change';
import { createOnce } from '../create-once';
import { fail } from '../errors';
import { requireId } from '../ids';
import { originOf } from '../origin';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import { takingPart } from '../training/serving';
import { authorOf } from './author';
import type { FindingKey, LocatedFinding, Recommendation, Written } from './recommendation';
import { checkWritten } from './written';

const MOST_FINDINGS = 10;

export interface ProposeRecommendation extends Written {
  readonly id?: string | undefined;
  readonly programId: string;
  readonly title: string;
  /** The 1 to 10 findings that it answers. */
  readonly findings: readonly FindingKey[];
}

/**
 * What a program should change, proposed by an administrator of the province or by a partner that serves the program.
 * @throws DomainError NOT_FOUND, AGREEMENT_ENDED, BAD_INPUT, ID_TAKEN
 */
export async function proposeRecommendation(
  deps: Deps,
  actor: Actor,
  command: ProposeRecommendation,
): Promise<Recommendation> {
  const { programId, title, text, language } = command;
  const role = await takingPart(deps, actor, programId);
  const problems = new Problems().text(title, 'title').size(command.findings, 'findings', 1, MOST_FINDINGS);
  for (const [i, key] of command.findings.entries()) {
    problems.when(command.findings.findIndex((other) => isSame(other, key)) < i, `findings.${i}`, 'DUPLICATE');
  }
  checkWritten(problems, command).throwIfAny();
  const id = command.id === undefined ? `rec_${deps.ids.ulid()}` : requireId('recommendation', command.id);
  const findings = await locate(deps, programId, command.findings);
  const content = { title, text, language, findings };
  const recommendation: Recommendation = {
    kind: 'Recommendation',
    id,
    programId,
    ...content,
    status: 'OPEN',
    author: authorOf(actor, role),
    proposedAt: deps.clock.now(),
    decidedBy: null,
    decidedAt: null,
    reason: null,
    designVersion: null,
    origin: originOf(actor, content),
    version: 1,
  };
  const header = { actor: nameOfActor(actor), role, action: 'recommendation.propose', entity: id };
  const change = new Change(header).create(recommendation);
  return createOnce(deps, change, recommendation, () => deps.store.get('Recommendation', { programId, id }));
}

function isSame(a: FindingKey, b: FindingKey): boolean {
  return (['trainingId', 'waveCode', 'rule', 'raterKind', 'item'] as const).every((field) => a[field] === b[field]);
}

/** Findings of the program with their evidence. */
async function locate(deps: Deps, programId: string, keys: readonly FindingKey[]): Promise<LocatedFinding[]> {
  const [results, trainings] = await Promise.all([
    deps.store.getMany('WaveResults', keys),
    deps.store.getMany(
      'Training',
      keys.map(({ trainingId }) => ({ id: trainingId })),
    ),
  ]);
  return keys.map((key, i) => {
    const wave = results[i];
    const training = trainings[i];
    const found = wave?.findings.find((finding) => isSame({ ...wave, ...finding }, key));
    if (wave === undefined || found === undefined || training?.programId !== programId) {
      return fail('NOT_FOUND', `findings.${i}`);
    }
    const { trainingId, waveCode, level, closedAt } = wave;
    return { trainingId, waveCode, level, designVersion: training.pinned?.designVersion ?? 0, closedAt, ...found };
  });
}
