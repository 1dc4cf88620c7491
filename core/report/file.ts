import { sha256 } from '../digest';
import type { Charts } from '../ports';
import { chartsOf, html } from './html';
import type { Report, ReportFile, ReportFormat } from './report';
import type { Words } from './words';

/** Tells spreadsheets that a file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A report as the file that was asked for; what is not asked for is not made. */
export async function reportFile(
  { charts }: { readonly charts: Charts },
  name: string,
  format: ReportFormat,
  words: Words,
  make: { readonly report: () => Report; readonly csv: () => string },
): Promise<ReportFile> {
  const file = async (ending: string, mediaType: string, content: string): Promise<ReportFile> => ({
    filename: `${name}.${words.language}.${ending}`,
    mediaType,
    content,
    checksum: await sha256(content),
  });
  if (format === 'CSV') return file('csv', 'text/csv; charset=utf-8', `${BYTE_ORDER_MARK}${make.csv()}`);
  const report = make.report();
  const drawings = await charts.draw(chartsOf(report));
  return file('html', 'text/html; charset=utf-8', html(words, report, drawings));
}
