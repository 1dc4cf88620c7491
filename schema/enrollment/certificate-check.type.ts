import { Field, Int, ObjectType } from 'type-graphql';
import type { CertificateState } from '../../core/enrollment/certificate-validity';
import type { CertificateView } from '../../core/enrollment/verify-certificate';
import type { Instant } from '../../core/time';
import { CertificateStateEnum } from '../common/enums';
import { InstantScalar } from '../common/scalars';
import { TrainingType, toTraining } from '../training/training.type';

@ObjectType('CertificateCheck', {
  simpleResolvers: true,
  description: 'What a code proves; whose it is stands on the paper.',
})
export class CertificateCheckType {
  @Field(() => String)
  readonly code!: string;

  @Field(() => String)
  readonly number!: string;

  @Field(() => CertificateStateEnum)
  readonly state!: CertificateState;

  @Field(() => Boolean)
  readonly valid!: boolean;

  @Field(() => Int)
  readonly jp!: number;

  @Field(() => InstantScalar)
  readonly issuedAt!: Instant;

  @Field(() => InstantScalar, { nullable: true })
  readonly revokedAt!: Instant | null;

  @Field(() => TrainingType)
  readonly training!: TrainingType;
}

export function toCertificateCheck(view: CertificateView): CertificateCheckType {
  const { certificate, number, state, jp, training } = view;
  return { ...certificate, number, state, jp, valid: state === 'VALID', training: toTraining(training) };
}
