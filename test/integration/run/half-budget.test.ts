import { differing, halfBudget, isAboutBudget } from '../../support/half-budget';
import { Course, Strikes, seeded } from '../../support/lives';
import { withTable } from '../../support/with-table';

/** Four chunks of two and more slices each. */
const SIZE = { people: 160, perChunk: 40 };

async function onFreshTable(fate: Course | Strikes): Promise<Awaited<ReturnType<typeof halfBudget>>> {
  const table = await withTable();
  try {
    return await halfBudget({ ...table, watching: table.client }, SIZE, fate);
  } finally {
    await table.close();
  }
}

describe('awards over a budget that suffices for half of them', () => {
  it('come to the same when every chunk, the plan and the queue die at random calls: four chunks', async () => {
    const course = new Course();
    const clean = await onFreshTable(course);
    const awarded = clean.items.filter((item) => item.includes('"kind":"Award"'));
    expect([clean.chunks, awarded.length, clean.deaths]).toEqual([4, SIZE.people, 0]);
    const torn = await onFreshTable(new Strikes(course.calls, 3, seeded(1), isAboutBudget));
    expect(torn.spared).toEqual([]);
    expect(torn.deaths).toBeGreaterThan(20);
    expect(differing(clean, torn)).toEqual([]);
  });
});
