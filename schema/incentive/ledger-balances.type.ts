import { Field, Int, ObjectType } from 'type-graphql';
import type { Balances, LedgerAmounts } from '../../core/incentive/statement';
import { RupiahScalar } from '../common/rupiah';

@ObjectType('LedgerAmounts', { simpleResolvers: true })
class LedgerAmountsType implements LedgerAmounts {
  @Field(() => Int)
  readonly points!: number;

  @Field(() => RupiahScalar)
  readonly amount!: number;
}

@ObjectType('LedgerBalances', {
  simpleResolvers: true,
  description: 'The sums of a person’s ledger before each end of a period.',
})
export class LedgerBalancesType implements Balances<LedgerAmounts> {
  @Field(() => LedgerAmountsType)
  readonly opening!: LedgerAmountsType;

  @Field(() => LedgerAmountsType)
  readonly closing!: LedgerAmountsType;
}
