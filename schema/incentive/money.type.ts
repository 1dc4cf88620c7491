import { Field, Int, ObjectType } from 'type-graphql';
import { lostOf, moneyOf, settledOf } from '../../core/incentive/award-money';
import type { Award, AwardStatus, Payment } from '../../core/incentive/incentive';
import type { Instant } from '../../core/time';
import { AwardStatusEnum } from '../common/enums';
import { RupiahScalar } from '../common/rupiah';
import { InstantScalar } from '../common/scalars';

@ObjectType('Payment', { simpleResolvers: true, description: 'Money that was paid elsewhere.' })
class PaymentType implements Payment {
  @Field(() => String, { description: 'Of the payment office.' })
  readonly reference!: string;

  @Field(() => Int, { description: 'Fiscal year whose budget paid.' })
  readonly year!: number;

  @Field(() => RupiahScalar)
  readonly amount!: number;

  @Field(() => RupiahScalar, { description: 'How much of it later corrections took back.' })
  readonly takenBack!: number;

  @Field(() => InstantScalar)
  readonly at!: Instant;
}

@ObjectType('AwardMoney', {
  simpleResolvers: true,
  description: 'Where the parts of an award’s amount stand: it is waiting + proposed + approved + settled + lost.',
})
export class AwardMoneyType {
  @Field(() => RupiahScalar, { description: 'Waits for budget.' })
  readonly waiting!: number;

  @Field(() => RupiahScalar, { description: 'Reserved, and waits for approval.' })
  readonly proposed!: number;

  @Field(() => RupiahScalar, { description: 'Waits for the payment.' })
  readonly approved!: number;

  @Field(() => RupiahScalar, { description: 'Paid, less what corrections took back.' })
  readonly settled!: number;

  @Field(() => RupiahScalar, { description: 'Will not be paid; the points stay.' })
  readonly lost!: number;

  @Field(() => AwardStatusEnum, { nullable: true, description: 'REJECTED or EXPIRED; null where nothing is lost.' })
  readonly lostAs!: AwardStatus | null;

  @Field(() => [PaymentType])
  readonly payments!: readonly PaymentType[];
}

export function toAwardMoney(award: Award): AwardMoneyType {
  const money = moneyOf(award);
  const waiting = money.waiting.reduce((sum, { amount }) => sum + amount, 0);
  const lost = lostOf(money, award.amount);
  return { ...money, waiting, settled: settledOf(money), lost, lostAs: lost > 0 ? money.lost : null };
}
