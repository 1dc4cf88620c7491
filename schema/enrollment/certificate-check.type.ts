import { Field, ObjectType } from 'type-graphql';
import type { CertificateView } from '../../core/enrollment/verify-certificate';
import type { Instant } from '../../core/time';
import { InstantScalar } from '../common/scalars';
import { TrainingType, toTraining } from '../training/training.type';

@ObjectType('CertificateCheck', {
  simpleResolvers: true,
  description: 'What a code proves; whose it is stands on the paper.',
})
export class CertificateCheckType {
  @Field(() => String)
  readonly code!: string;

  @Field(() => Boolean)
  readonly valid!: boolean;

  @Field(() => InstantScalar)
  readonly issuedAt!: Instant;

  @Field(() => InstantScalar, { nullable: true })
  readonly revokedAt!: Instant | null;

  @Field(() => TrainingType)
  readonly training!: TrainingType;
}

export function toCertificateCheck({ certificate, training, valid }: CertificateView): CertificateCheckType {
  return { ...certificate, valid, training: toTraining(training) };
}
