import type { Task, Wave } from '../../../core/evaluation/evaluation';
import { readApplicationFacts } from '../../../core/incentive/read-application';
import { idOf, sample } from '../../support/entities';
import { tableWith } from './given';

const { plan } = sample('Wave');
const self = { kind: 'SELF', max: 1, managerialOnly: false } as const;
/** A wave whose tasks everybody has: it is open, and asks its people about themselves. */
const waveOf = (code: string, level: Wave['level'], parts: Partial<Wave> = {}): Wave =>
  sample('Wave', { code, level, plan: { ...plan, raters: [self] }, openedAt: '2026-10-31T09:00:00.000Z', ...parts });
const opensAt = '2026-10-31T09:00:00.000Z';
const reaction = waveOf('REACTION', 'REACTION', { opensAt });
const learning = waveOf('LEARNING', 'LEARNING', { opensAt });
const behavior = waveOf('BEHAVIOR', 'BEHAVIOR', { plan });
const { closesAt } = behavior;
const [first, second] = [idOf('person', 1), idOf('person', 2)];
const range = { from: first, to: second };

const ownTask = (wave: Wave, dueDate: string, subjectId = first, parts: Partial<Task> = {}) =>
  sample('Task', { waveCode: wave.code, subjectId, raterId: subjectId, raterKind: 'SELF', dueDate, ...parts });
const rating = (subjectId: string, random: string, task: number | null = null) =>
  sample('Response', {
    subjectId,
    random: random.repeat(32),
    ...(task === null ? {} : { raterKind: 'SUPERVISOR', task }),
  });

async function facts(waves: readonly Wave[], ...entities: (Task | ReturnType<typeof rating>)[]) {
  const deps = await tableWith(...entities);
  const asked: string[] = [];
  const tasksInRange: typeof deps.reads.tasksInRange = (training, code, within) => {
    asked.push(code);
    return deps.reads.tasksInRange(training, code, within);
  };
  const factsOf = await readApplicationFacts(
    { ...deps, reads: { ...deps.reads, tasksInRange } },
    waves,
    behavior,
    range,
  );
  return { of: (personId: string) => factsOf(sample('Enrollment', { personId })), asked };
}

describe('what stage APPLICATION of somebody is computed from', () => {
  it('is what was asked of them and said of them, and of nobody else', async () => {
    const peers = sample('Task', { subjectId: first, dueDate: '2026-11-01' });
    const { of } = await facts(
      [reaction, behavior],
      ...[first, second].flatMap((id) => [ownTask(behavior, '2027-03-14', id), ownTask(reaction, '2026-11-03', id)]),
      peers,
      ...[rating(first, '1'), rating(second, '2'), rating(first, '3')],
    );
    const { enrollment, ratings, ownTask: own, ownTasks } = of(first);
    expect(enrollment.personId).toBe(first);
    expect(ratings.map(({ random }) => random[0])).toEqual(['1', '3']);
    expect(own).toMatchObject({ subjectId: first, waveCode: 'BEHAVIOR', raterKind: 'SELF' });
    expect(ownTasks).toMatchObject([
      { subjectId: first, raterKind: 'SELF', level: 'REACTION' },
      { subjectId: first, raterKind: 'SELF', level: 'BEHAVIOR' },
    ]);
    expect(of(second).ratings.map(({ random }) => random[0])).toEqual(['2']);
    expect(of(idOf('person', 3))).toMatchObject({ ratings: [], ownTask: undefined, ownTasks: [] });
  });

  it('has their own tasks by due date, those of one day by their wave', async () => {
    const due = ['2026-11-03', '2026-11-02', '2027-03-14'] as const;
    const waves = [reaction, learning, behavior];
    const levels = async (dates: readonly string[]) => {
      const { of } = await facts(waves, ...waves.map((wave, i) => ownTask(wave, dates[i] ?? '')));
      return of(first).ownTasks.map(({ level }) => level);
    };
    expect(await levels(due)).toEqual(['LEARNING', 'REACTION', 'BEHAVIOR']);
    expect(await levels([due[1], due[0], due[2]])).toEqual(['REACTION', 'LEARNING', 'BEHAVIOR']);
    expect(await levels([due[0], due[0], due[2]])).toEqual(['LEARNING', 'REACTION', 'BEHAVIOR']);
  });

  it('counts no answer whose task was voided, and has no duty that was', async () => {
    const voided = { status: 'VOIDED', answeredOn: '2027-03-01' } as const;
    const bySupervisor = sample('Task', { raterKind: 'SUPERVISOR', subjectId: first, n: 0, ...voided });
    const { of } = await facts(
      [reaction, behavior],
      ...[ownTask(behavior, '2027-03-14', first, voided), ownTask(reaction, '2026-11-03'), bySupervisor],
      ...[rating(first, '1', 0), rating(first, '2')],
    );
    const { ratings, ownTask: own, ownTasks } = of(first);
    expect(ratings.map(({ random }) => random[0])).toEqual(['2']);
    expect(own).toBeUndefined();
    expect(ownTasks.map(({ status }) => status)).toEqual(['OPEN', 'VOIDED']);
  });

  it('counts the waves that asked them before the computation by the waves’ dates, and asks for no others', async () => {
    const peersAlone = waveOf('PEERS', 'BEHAVIOR', { opensAt, plan: { ...plan, raters: plan.raters.slice(1) } });
    const unopened = waveOf('UNOPENED', 'REACTION', { opensAt, openedAt: null });
    const later = waveOf('LATER', 'RESULTS', { opensAt: closesAt });
    const justBefore = waveOf('BEFORE', 'LEARNING', { opensAt: '2027-03-27T16:59:59.999Z' });
    const waves = [reaction, peersAlone, behavior, unopened, later, justBefore];
    const { of, asked } = await facts(waves, ...waves.map((wave) => ownTask(wave, '2026-11-03')));
    expect(asked).toEqual(['BEHAVIOR', 'REACTION', 'BEFORE']);
    expect(of(first).ownTasks.map(({ level }) => level)).toEqual(['LEARNING', 'BEHAVIOR', 'REACTION']);
  });
});
