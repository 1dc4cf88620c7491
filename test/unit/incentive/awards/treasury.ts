import fc from 'fast-check';
import { fromItem } from '../../../../adapters/table/codec';
import { recordScores } from '../../../../core/enrollment/record-scores';
import type { EntityOf, Kind } from '../../../../core/entities';
import { DomainError } from '../../../../core/errors';
import { approveAwardBatch } from '../../../../core/incentive/approve-award-batch';
import { awardId } from '../../../../core/incentive/award-id';
import { moneyOf } from '../../../../core/incentive/award-money';
import { carryBudget } from '../../../../core/incentive/carry-budget';
import { closeLastYear } from '../../../../core/incentive/close-year';
import { creditBudget } from '../../../../core/incentive/credit-budget';
import { dismissAwardBatch } from '../../../../core/incentive/dismiss-award-batch';
import { endRecovery } from '../../../../core/incentive/end-recovery';
import { importSettlements } from '../../../../core/incentive/import-settlements';
import type { Award } from '../../../../core/incentive/incentive';
import { openBudget } from '../../../../core/incentive/open-budget';
import { rejectAwards } from '../../../../core/incentive/reject-awards';
import { reverseAward } from '../../../../core/incentive/reverse-award';
import { submitAwardBatch } from '../../../../core/incentive/submit-award-batch';
import { localYearOf } from '../../../../core/time';
import { finance, otherAdmin, uninvolved } from '../../../integration/incentive/scene';
import { programId } from '../../../integration/run/scene';
import { idOf } from '../../../support/entities';
import { provinceAdmin } from '../../../support/given';
import { kill, which } from './stories';
import { type World, year } from './world';

const NEW_YEAR = '2026-12-31T17:00:00.000Z';

/** Which of those that stand ready; three of them at most. */
const some = fc.uniqueArray(which, { minLength: 1, maxLength: 3 });
const doing = <D extends string>(what: D) => fc.record({ do: fc.constant(what), which });

/** What administrators, the payment office and the calendar do to money. */
export const decision = fc.oneof(
  { weight: 20, arbitrary: fc.record({ do: fc.constant('submit' as const), some }) },
  { weight: 20, arbitrary: doing('approve' as const) },
  { weight: 1, arbitrary: doing('dismiss' as const) },
  { weight: 20, arbitrary: doing('pay' as const) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reject' as const), some }) },
  { weight: 2, arbitrary: doing('reverse' as const) },
  {
    weight: 20,
    arbitrary: fc.record({ do: fc.constant('recheck' as const), which, to: fc.constantFrom(0, 10_000) }),
  },
  { weight: 12, arbitrary: doing('recover' as const) },
  { weight: 5, arbitrary: doing('waive' as const) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('credit' as const), amount: fc.constantFrom(50_000, 450_000) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('open' as const), amount: fc.constantFrom(0, 300_000) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('carry' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('endYear' as const), kill: fc.option(kill, { nil: undefined }) }),
  },
);
export type Decision = typeof decision extends fc.Arbitrary<infer T> ? T : never;

type Command = () => Promise<unknown>;

function unlessRefused(error: unknown): void {
  if (!(error instanceof DomainError)) throw error;
}

/** Those who decide about money over a {@link World}, and what they have ordered. */
export class Treasury {
  /** Commands that are answered as they were when they are sent once more. */
  readonly #repeatable: Command[] = [];
  #names = 0;

  constructor(readonly world: World) {}

  /** Decides about what stands there now; what is refused has moved nothing. */
  async take(decision: Decision): Promise<void> {
    const work = await this.#order(decision);
    await work?.().catch(unlessRefused);
  }

  /** Everything that may be sent twice, sent once more. */
  async repeat(): Promise<void> {
    for (const command of [...this.#repeatable]) await command().catch(unlessRefused);
  }

  /** Lets the year end as far as it can; nothing before it is over. */
  endYear(): Promise<void> {
    return closeLastYear(this.world.deps);
  }

  async #order(decision: Decision): Promise<Command | undefined> {
    const { world } = this;
    const { deps } = world;
    const present = localYearOf(deps.clock.now());
    switch (decision.do) {
      case 'submit': {
        const awards = await this.#some(decision.some, (award) => moneyOf(award).proposed > 0 && award.batch === null);
        const id = idOf('batch', ++this.#names);
        return awards && this.#twice(() => submitAwardBatch(deps, provinceAdmin, { id, awards }));
      }
      case 'approve': {
        const batch = await this.#one('AwardBatch', decision.which, ({ status }) => status === 'SUBMITTED');
        return batch && this.#twice(() => approveAwardBatch(deps, otherAdmin, batch));
      }
      case 'dismiss': {
        const batch = await this.#one('AwardBatch', decision.which, ({ status }) => status === 'SUBMITTED');
        return batch && this.#twice(() => dismissAwardBatch(deps, otherAdmin, { id: batch.id, reason: 'Salah kirim' }));
      }
      case 'pay': {
        const award = await this.#one('Award', decision.which, (one) => moneyOf(one).approved > 0);
        if (award === undefined) return undefined;
        const row = { award: awardId(award), reference: `SP2D-${++this.#names}`, amount: moneyOf(award).approved };
        return this.#twice(async () => {
          const [settled] = await importSettlements(deps, finance, [row]);
          if (settled !== undefined && 'refusal' in settled) throw settled.refusal;
        });
      }
      case 'reject': {
        const awards = await this.#some(decision.some, (award) => moneyOf(award).proposed > 0);
        return awards && (() => rejectAwards(deps, provinceAdmin, { awards, reason: 'Diragukan' }));
      }
      case 'reverse': {
        const award = await this.#one('Award', decision.which, ({ amount }) => amount > 0);
        return award && (() => reverseAward(deps, provinceAdmin, { award: awardId(award), reason: 'Pemeriksaan' }));
      }
      case 'recheck': {
        const paid = await this.#one('Award', decision.which, (one) => moneyOf(one).payments.length > 0);
        if (paid === undefined) return undefined;
        const scores = [{ personId: paid.personId, postTest: decision.to }];
        return () => recordScores(deps, provinceAdmin, { trainingId: paid.trainingId, scores });
      }
      case 'recover':
      case 'waive': {
        const recovery = await this.#one('Recovery', decision.which, ({ status }) => status === 'DUE');
        if (recovery === undefined) return undefined;
        const as = decision.do === 'recover' ? 'RECOVERED' : 'WAIVED';
        const by = decision.do === 'recover' ? finance : uninvolved;
        const note = `STS-${++this.#names}`;
        return this.#twice(() => endRecovery(deps, by, { recovery, as, note }));
      }
      case 'credit': {
        const { amount } = decision;
        return () => creditBudget(deps, provinceAdmin, { programId, year: present, amount, reason: 'Perubahan APBD' });
      }
      case 'open': {
        const of = { programId, year: year + 1, legalBasis: 'Pergub 7/2027' };
        return () => openBudget(deps, provinceAdmin, { ...of, total: decision.amount });
      }
      case 'carry':
        return () => carryBudget(deps, provinceAdmin, { programId, from: year, to: year + 1, reason: 'DPA lanjutan' });
      case 'endYear':
        return async () => {
          if (present === year) world.table.clock.set(NEW_YEAR);
          await world.attempt(decision.kill, () => this.endYear());
        };
    }
  }

  #twice(command: Command): Command {
    return async () => {
      await command();
      this.#repeatable.push(command);
    };
  }

  async #all<K extends Kind>(kind: K): Promise<EntityOf<K>[]> {
    return (await this.world.items()).filter((item) => item.kind === kind).map((item) => fromItem(kind, item));
  }

  async #one<K extends Kind>(
    kind: K,
    n: number,
    isReady: (one: EntityOf<K>) => boolean,
  ): Promise<EntityOf<K> | undefined> {
    const ready = (await this.#all(kind)).filter(isReady);
    return ready[n % Math.max(1, ready.length)];
  }

  /** The ids of some that stand ready, of one fiscal year. */
  async #some(chosen: readonly number[], isReady: (award: Award) => boolean): Promise<string[] | undefined> {
    const ready = (await this.#all('Award')).filter(isReady);
    const of = ready.filter((award) => award.year === ready[0]?.year);
    const ids = new Set(chosen.flatMap((n) => of[n % Math.max(1, of.length)] ?? []).map(awardId));
    return ids.size === 0 ? undefined : [...ids];
  }
}
