import { sha256 } from '../../../../adapters/system/sha256';
import { createTrail } from '../../../../adapters/table/trail';
import { sealEntries } from '../../../../core/audit/seal-entries';
import { Change } from '../../../../core/change';
import type { Entity } from '../../../../core/entities';
import { idOf } from '../../../support/entities';
import type { MeteredCall } from '../../../support/meter';
import { type TestTable, withTable } from '../../../support/with-table';
import type { Pattern } from './patterns';

/** What a pattern asks of the table when there are so many rows. */
export interface Measurement {
  readonly rows: number;
  readonly calls: readonly MeteredCall[];
}

/** Fills a table of its own with the pattern's rows, and some that the pattern must not read; then reads. */
export async function measure(pattern: Pattern, rows: number): Promise<Measurement> {
  const table = await withTable();
  try {
    await fill(table, pattern, rows);
    let found = 0;
    const calls = await table.meter.during(async () => {
      found = await pattern.read(table.deps.reads);
    });
    return { rows: found, calls };
  } finally {
    await table.close();
  }
}

async function fill({ deps, client, tableName }: TestTable, pattern: Pattern, rows: number): Promise<void> {
  const entities: readonly Entity[] = pattern.rows(rows);
  const perCommit = pattern.apart === true ? 1 : 90;
  const trail = createTrail({ client, tableName, sha256 });
  for (let i = 0; i < entities.length; i += perCommit) {
    const header = { actor: idOf('person'), role: 'ORGANIZER', action: 'test.fill', entity: idOf('training') };
    const change = new Change(header);
    for (const entity of entities.slice(i, i + perCommit)) change.create(entity);
    const entry = await deps.store.commit(change);
    if (pattern.sealed === true) await sealEntries({ ...deps, trail, archive: { publish: async () => {} } }, [entry]);
  }
}
