import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { printCertificate } from '../../core/report/print-certificate';
import type { Context } from '../common/context';
import { enrollmentKey } from '../common/node-id';
import { ReportFileType } from './report.type';

@Resolver()
export class CertificateResolver {
  @Query(() => ReportFileType, { description: 'A certificate of yours as a page to print.' })
  async certificate(
    @Ctx() { deps, actor, language, host }: Context,
    @Arg('enrollmentId', () => ID) enrollmentId: string,
  ): Promise<ReportFileType> {
    return printCertificate(deps, actor, { ...enrollmentKey(enrollmentId, 'enrollmentId'), language, host });
  }
}
