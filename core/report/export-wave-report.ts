import type { Actor } from '../access';
import type { Language } from '../messages';
import type { ReportDeps } from '../ports';
import { reportFile } from './file';
import type { ReportFile, ReportFormat } from './report';
import { waveCsv } from './wave-csv';
import { readWaveFacts } from './wave-facts';
import { waveReport } from './wave-report';
import { wordsIn } from './words';

export interface WaveReportCommand {
  readonly trainingId: string;
  readonly code: string;
  readonly format: ReportFormat;
  readonly language: Language;
}

/**
 * The results of a closed wave as a page to look at or a table to compute with, for whoever may read them.
 * @throws DomainError NOT_FOUND, NO_RESULTS_YET
 */
export async function exportWaveReport(
  deps: ReportDeps,
  actor: Actor,
  { trainingId, code, format, language }: WaveReportCommand,
): Promise<ReportFile> {
  const words = wordsIn(language);
  const facts = await readWaveFacts(deps, actor, { trainingId, code, words });
  return reportFile(deps, `evaluation_${trainingId}.${code}`, format, words, {
    report: () => waveReport(words, facts),
    csv: () => waveCsv(words, facts),
  });
}
