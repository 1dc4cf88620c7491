import { Field, Int, ObjectType } from 'type-graphql';
import { moneyOf, settledOf } from '../../core/incentive/award-money';
import type { Award, Payment } from '../../core/incentive/incentive';
import type { Instant } from '../../core/time';
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
  description:
    'Where the parts of an award’s amount stand: waiting + proposed + approved + settled, and what was rejected or has expired.',
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

  @Field(() => [PaymentType])
  readonly payments!: readonly PaymentType[];
}

export function toAwardMoney(award: Award): AwardMoneyType {
  const money = moneyOf(award);
  const waiting = money.waiting.reduce((sum, { amount }) => sum + amount, 0);
  return { ...money, waiting, settled: settledOf(money) };
}
