import { Field, ObjectType, registerEnumType } from 'type-graphql';

export const ReportFormatEnum = { HTML: 'HTML', CSV: 'CSV' } as const;
registerEnumType(ReportFormatEnum, {
  name: 'ReportFormat',
  valuesConfig: {
    HTML: { description: 'A page to look at and to print, with charts; needs nothing beside it.' },
    CSV: { description: 'RFC 4180 in UTF-8 with a byte order mark; decimal points, a row per figure.' },
  },
});

@ObjectType('ReportFile', { simpleResolvers: true })
export class ReportFileType {
  @Field(() => String)
  readonly filename!: string;

  @Field(() => String)
  readonly mediaType!: string;

  @Field(() => String)
  readonly content!: string;

  @Field(() => String, { description: 'SHA-256 of the content in UTF-8.' })
  readonly checksum!: string;
}
