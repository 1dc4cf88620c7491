import { Field, ID, InputType, Int } from 'type-graphql';
import type { CarryBudget } from '../../core/incentive/carry-budget';
import type { CreditBudget } from '../../core/incentive/credit-budget';
import type { OpenBudget } from '../../core/incentive/open-budget';
import { RupiahScalar } from '../common/rupiah';

@InputType('OpenBudgetInput')
export class OpenBudgetInput implements OpenBudget {
  @Field(() => ID)
  readonly programId!: string;

  @Field(() => Int, { description: 'Fiscal year: the calendar year in WIB.' })
  readonly year!: number;

  @Field(() => RupiahScalar)
  readonly total!: number;

  @Field(() => String, { description: 'Reference to the regulation or decree that grants the money.' })
  readonly legalBasis!: string;
}

@InputType('CreditBudgetInput')
export class CreditBudgetInput implements CreditBudget {
  @Field(() => ID)
  readonly programId!: string;

  @Field(() => Int)
  readonly year!: number;

  @Field(() => RupiahScalar, { description: 'Added to the total.' })
  readonly amount!: number;

  @Field(() => String, { description: 'Reference to the decree that adds it.' })
  readonly reason!: string;
}

@InputType('CarryBudgetInput')
export class CarryBudgetInput implements CarryBudget {
  @Field(() => ID)
  readonly programId!: string;

  @Field(() => Int, { description: 'Fiscal year that ends.' })
  readonly from!: number;

  @Field(() => Int, { description: 'The year after it.' })
  readonly to!: number;

  @Field(() => String, { description: 'Reference to the decree that carries it.' })
  readonly reason!: string;
}
