import type { Actor } from '../access';
import type { Language } from '../messages';
import type { ReportDeps } from '../ports';
import { requireYear } from '../problems';
import { reportFile } from './file';
import { programCsv } from './program-csv';
import { readProgramFacts } from './program-facts';
import { programReport } from './program-report';
import type { ReportFile, ReportFormat } from './report';
import { wordsIn } from './words';

export interface ProgramReportCommand {
  readonly programId: string;
  readonly year: number;
  readonly format: ReportFormat;
  readonly language: Language;
}

/**
 * A program's year as a page to look at or a table to compute with, for whoever may read its roll-ups.
 * @throws DomainError NOT_FOUND, BAD_INPUT
 */
export async function exportProgramReport(
  deps: ReportDeps,
  actor: Actor,
  { programId, year, format, language }: ProgramReportCommand,
): Promise<ReportFile> {
  requireYear(year);
  const words = wordsIn(language);
  const facts = await readProgramFacts(deps, actor, { programId, year, words });
  return reportFile(deps, `program_${programId}.${year}`, format, words, {
    report: () => programReport(words, facts),
    csv: () => programCsv(words, facts),
  });
}
