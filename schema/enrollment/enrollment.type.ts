import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { isValidCertificate } from '../../core/enrollment/certificate-validity';
import type {
  AttendanceSource,
  AttendanceStatus,
  Enrollment,
  EnrollmentStatus,
} from '../../core/enrollment/enrollment';
import type { SightOfEnrollment } from '../../core/enrollment/sights';
import type { Instant } from '../../core/time';
import { AttendanceSourceEnum, AttendanceStatusEnum, EnrollmentStatusEnum } from '../common/enums';
import { type Lazy, LazyValue, reference } from '../common/lazy';
import { enrollmentId } from '../common/node-id';
import { InstantScalar } from '../common/scalars';
import { toPoints } from '../common/score';
import { AgencyType, toAgency } from '../people/agency.type';
import { PersonType, toPerson } from '../people/person.type';
import { TrainingType, toTraining } from '../training/training.type';

@ObjectType('AttendanceMark', { simpleResolvers: true, description: 'What stands for one session.' })
export class AttendanceMarkType {
  @Field(() => ID)
  readonly sessionId!: string;

  @Field(() => AttendanceStatusEnum)
  readonly status!: AttendanceStatus;

  @Field(() => AttendanceSourceEnum)
  readonly source!: AttendanceSource;
}

@ObjectType('Certificate', { simpleResolvers: true })
export class CertificateType {
  @Field(() => String, { description: 'Anyone who is signed in verifies it by `verifyCertificate`.' })
  readonly code!: string;

  @Field(() => InstantScalar)
  readonly issuedAt!: Instant;

  @Field(() => InstantScalar, { nullable: true })
  readonly revokedAt!: Instant | null;

  @Field(() => Boolean, { description: 'Not revoked, and its training is final.' })
  @LazyValue
  readonly valid!: Lazy<boolean>;
}

@ObjectType('Enrollment', { simpleResolvers: true, description: 'A person in a training, whatever becomes of it.' })
export class EnrollmentType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => ID)
  readonly trainingId!: string;

  @Field(() => ID)
  readonly personId!: string;

  @Field(() => TrainingType)
  @LazyValue
  readonly training!: Lazy<TrainingType>;

  @Field(() => PersonType)
  readonly person!: PersonType;

  @Field(() => AgencyType, { description: 'Where the person served when it was decided.' })
  @LazyValue
  readonly agency!: Lazy<AgencyType>;

  @Field(() => EnrollmentStatusEnum)
  readonly status!: EnrollmentStatus;

  @Field(() => InstantScalar, { description: 'Since when.' })
  readonly statusAt!: Instant;

  @Field(() => InstantScalar, { description: 'When the person was first nominated; orders a person’s list.' })
  readonly nominatedAt!: Instant;

  @Field(() => InstantScalar, { nullable: true })
  readonly confirmedAt!: Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Since when the person waits for a seat.' })
  readonly waitingSince!: Instant | null;

  @Field(() => [AttendanceMarkType], { description: 'For sessions with a record.' })
  readonly attendance!: readonly AttendanceMarkType[];

  @Field(() => Float, { nullable: true, description: '0 to 100, two decimals; null while missing.' })
  readonly preTest!: number | null;

  @Field(() => Float, { nullable: true, description: '0 to 100, two decimals; null while missing.' })
  readonly postTest!: number | null;

  @Field(() => CertificateType, { nullable: true })
  readonly certificate!: CertificateType | null;

  @Field(() => Int, { description: 'Lesson hours credited: all held ones, once completed.' })
  readonly jp!: number;

  @Field(() => Int)
  readonly version!: number;
}

export const toEnrollment =
  (sightOf: SightOfEnrollment) =>
  (enrollment: Enrollment): EnrollmentType => {
    const { trainingId, personId, agencyId, attendance, preTest, postTest, certificate } = enrollment;
    return {
      ...enrollment,
      id: enrollmentId(enrollment),
      training: reference((loaders) => loaders.training, trainingId, toTraining),
      person: toPerson(personId, sightOf(enrollment)),
      agency: reference((loaders) => loaders.agency, agencyId, toAgency),
      attendance: Object.entries(attendance).map(([sessionId, mark]) => ({ sessionId, ...mark })),
      preTest: toPoints(preTest),
      postTest: toPoints(postTest),
      certificate: certificate && {
        ...certificate,
        valid: reference(
          (loaders) => loaders.training,
          trainingId,
          (training) => isValidCertificate(certificate, training),
        ),
      },
    };
  };
