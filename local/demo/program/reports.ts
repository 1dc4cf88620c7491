import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphqlClient } from '../graphql-client';
import { administrator } from '../world';

/** Writes a program's yearly reports as an administrator downloads them: as pages and as tables, in both languages. */
export async function writeReports(
  client: GraphqlClient,
  programId: string,
  years: readonly number[],
  folder: string,
): Promise<ReadonlyMap<string, string>> {
  mkdirSync(folder, { recursive: true });
  const files = new Map<string, string>();
  for (const year of years) {
    for (const language of ['id', 'en']) {
      for (const format of ['HTML', 'CSV']) {
        const { programReport } = await client.send<{ programReport: { content: string } }>(
          administrator,
          `query ($programId: ID!, $year: Int!, $format: ReportFormat!, $language: Language!) {
            programReport(programId: $programId, year: $year, format: $format, language: $language) { content }
          }`,
          { programId, year, format, language },
        );
        const name = `${year}.${language}.${format.toLowerCase()}`;
        writeFileSync(join(folder, name), programReport.content);
        files.set(name, programReport.content);
      }
    }
  }
  return files;
}
