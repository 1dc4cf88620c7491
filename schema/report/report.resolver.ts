import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import type { Language } from '../../core/messages';
import { exportProgramReport } from '../../core/report/export-program-report';
import { exportWaveReport } from '../../core/report/export-wave-report';
import type { ReportFormat } from '../../core/report/report';
import type { Context } from '../common/context';
import { LanguageEnum } from '../common/enums';
import { waveKey } from '../common/node-id';
import { ReportFileType, ReportFormatEnum } from './report.type';

@Resolver()
export class ReportResolver {
  @Query(() => ReportFileType, { description: 'Results of a closed wave, as `results` tells them.' })
  async waveReport(
    @Ctx() { deps, actor, language }: Context,
    @Arg('waveId', () => ID) waveId: string,
    @Arg('format', () => ReportFormatEnum) format: ReportFormat,
    @Arg('language', () => LanguageEnum, { nullable: true, description: 'By default the request’s.' })
    wanted?: Language | null,
  ): Promise<ReportFileType> {
    const of = waveKey(waveId, 'waveId');
    return exportWaveReport(deps, actor, { ...of, format, language: wanted ?? language });
  }

  @Query(() => ReportFileType, { description: 'A program’s year: what was held, what it led to, what should change.' })
  async programReport(
    @Ctx() { deps, actor, language }: Context,
    @Arg('programId', () => ID) programId: string,
    @Arg('year', () => Int, { description: 'In WIB.' }) year: number,
    @Arg('format', () => ReportFormatEnum) format: ReportFormat,
    @Arg('language', () => LanguageEnum, { nullable: true, description: 'By default the request’s.' })
    wanted?: Language | null,
  ): Promise<ReportFileType> {
    return exportProgramReport(deps, actor, { programId, year, format, language: wanted ?? language });
  }
}
