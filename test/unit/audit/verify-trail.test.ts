import fc from 'fast-check';
import { sha256 } from '../../../adapters/system/sha256';
import { type TrailFile, trailFiles } from '../../../core/audit/export-lines';
import { leafOf, type Seal } from '../../../core/audit/seal';
import type { Finding, Verdict } from '../../../core/audit/verify-trail';
import { acknowledgedAs, vouchedAs } from '../../../core/audit/voucher';
import type { JournalEntry } from '../../../core/journal';
import { verdictInWords } from '../../../ops/audit/verify';
import { check, entryOf, exportOf, type Files } from './trail-files';

const entries = Array.from({ length: 9 }, (_, n) => entryOf(n));
const [a, b, c, d, e, f, g, h, i] = entries as [
  JournalEntry,
  JournalEntry,
  JournalEntry,
  JournalEntry,
  JournalEntry,
  JournalEntry,
  JournalEntry,
  JournalEntry,
  JournalEntry,
];
const files = exportOf([[a], [b, c, d, e], [f, g], [h, i]]);
const names = Object.keys(trailFiles) as TrailFile[];

const linesOf = (file: Buffer): string[] => file.toString().split('\n').slice(0, -1);
const withLines = (name: TrailFile, change: (lines: string[]) => readonly string[]): Files => ({
  ...files,
  [name]: Buffer.from(
    change(linesOf(files[name]))
      .map((line) => `${line}\n`)
      .join(''),
  ),
});
/** Every file without what belongs to the seals from a number on. */
const cutFrom = (seal: number): Files => exportOf([[a], [b, c, d, e], [f, g], [h, i]].slice(0, seal - 1));

test('a trail as it was sealed is intact, and its head is the last published one', async () => {
  expect(await check(files)).toMatchObject({ seals: 4, entries: 9, finding: null, known: 0 });
  const { head } = await check(files);
  expect(linesOf(files.roots).at(-1)).toContain(head.head);
  const empty = Buffer.alloc(0);
  expect(await check({ entries: empty, leaves: empty, seals: empty, roots: empty })).toMatchObject({
    seals: 0,
    finding: null,
  });
});

const flippedAt = (file: Buffer, at: number): Buffer => {
  const flipped = Buffer.from(file);
  flipped[at] = (flipped[at] as number) ^ (1 << (at % 8));
  return flipped;
};
const everyFinding = ({ finding, further }: Verdict): readonly Finding[] =>
  finding === null ? [] : [finding, ...further];

test('any single bit of any file that is flipped is found, in its place, and hides no alteration after it', async () => {
  const [before, whole] = [exportOf([[a], [b, c], [d]]), exportOf([[a], [b, c], [d], [e]])];
  const altered = Buffer.from(whole.entries.toString().replace(e.requestId, 'r-x'));
  for (const name of names) {
    for (let at = 0; at < whole[name].length; at++) {
      const isBefore = at < before[name].length;
      const base = isBefore ? { ...whole, entries: altered } : whole;
      const found = everyFinding(await check({ ...base, [name]: flippedAt(base[name], at) }));
      // Where two leaves became one line, only the seal can be named.
      const tells = ({ entryId, problem }: Finding) => entryId === e.id || problem.startsWith('the root of seal 4 ');
      const hidden = isBefore && !found.some(tells);
      // What a flipped bit leads to stays about where it is.
      if (found.length === 0 || hidden || found.length > 5)
        throw new Error(`byte ${at} of ${name} was flipped: ${JSON.stringify(found)}`);
    }
  }
});

test('any byte that becomes any other, or is lost, or comes in, is found', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      fc.constantFrom('change', 'lose', 'add'),
      async (name, place, by, how) => {
        const file = files[name];
        const at = place % file.length;
        const byte = Buffer.of(((file[at] as number) + by) % 256);
        const parts = { change: [byte], lose: [], add: [byte, file.subarray(at, at + 1)] }[how] ?? [];
        const changed = Buffer.concat([file.subarray(0, at), ...parts, file.subarray(at + 1)]);
        expect((await check({ ...files, [name]: changed })).finding).not.toBeNull();
      },
    ),
    { numRuns: 1_000 },
  );
});

test('an entry that is changed is named', async () => {
  for (const [n, { id }] of entries.entries()) {
    const { finding, entries: before } = await check(
      withLines('entries', (lines) => lines.with(n, (lines[n] ?? '').replace('hadir', 'absen'))),
    );
    expect(finding).toMatchObject({ entryId: id, problem: expect.stringContaining('is not as it was sealed') });
    expect(before).toBeLessThanOrEqual(n);
  }
});

test('an entry that is dropped, put in or put elsewhere is named by the first place that is not in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 8 }), fc.nat({ max: 8 }), async (n, m) => {
      const dropped = await check(withLines('entries', (lines) => lines.toSpliced(n, 1)));
      expect(dropped.finding?.entryId).toBe(entries[n]?.id);
      expect(dropped.further).toEqual([]);
      const foreign = JSON.stringify(entryOf(77));
      const inserted = await check(withLines('entries', (lines) => lines.toSpliced(n, 0, foreign)));
      expect(inserted.finding?.entryId).toBe(entries[n]?.id);
      expect(inserted.further).toEqual([]);
      if (n === m) return;
      const [one, other] = [entries[n], entries[m]] as [JournalEntry, JournalEntry];
      const swapped = await check(
        withLines('entries', (lines) => lines.with(n, lines[m] ?? '').with(m, lines[n] ?? '')),
      );
      expect(swapped.finding?.entryId).toBe(n < m ? one.id : other.id);
      expect(swapped.further).toHaveLength(1);
    }),
  );
  const appended = await check(withLines('entries', (lines) => [...lines, lines[0] ?? '']));
  expect(appended.finding).toMatchObject({ entryId: a.id, seal: 5 });
});

test('a seal that is dropped, repeated or put elsewhere is named', async () => {
  for (const n of [0, 1, 2, 3]) {
    expect((await check(withLines('seals', (lines) => lines.toSpliced(n, 1)))).finding?.seal).toBe(n + 1);
    expect((await check(withLines('seals', (lines) => lines.toSpliced(n, 0, lines[n] ?? '')))).finding?.seal).toBe(
      n + 2,
    );
  }
});

test('what was made anew as a whole does not lead to the heads that were published', async () => {
  const forged = exportOf([[a], [b, { ...c, reason: 'lain' }, d, e], [f, g], [h, i]]);
  const { finding } = await check({ ...forged, roots: files.roots });
  expect(finding).toMatchObject({ seal: 2, problem: 'seal 2 is not the one whose head was published' });
});

test('an end that was cut off is found by the heads that were published, or by one that is known', async () => {
  const cut = cutFrom(4);
  expect((await check({ ...cut, roots: files.roots })).finding?.seal).toBe(4);
  expect((await check(cut, { known: files.roots })).finding?.seal).toBe(4);
  const { head } = await check(files);
  expect((await check(cut, { knownHead: head.head })).finding?.problem).toContain(head.head);
  // Nothing within it tells.
  expect((await check(cut)).finding).toBeNull();
});

test('heads of a month ago are found again, and say since when nothing was altered', async () => {
  const lastMonth = cutFrom(3).roots;
  expect(await check(files, { known: lastMonth })).toMatchObject({ known: 2, knownUntil: 2, finding: null });
  const { head } = await check(cutFrom(3));
  expect(await check(files, { knownHead: head.head })).toMatchObject({ known: 1, knownUntil: 2, finding: null });
  const forged = exportOf([[a], [{ ...b, reason: 'lain' }, c, d, e], [f, g], [h, i]]);
  expect((await check(forged, { known: lastMonth })).finding?.seal).toBe(2);
  expect((await check(files, { known: Buffer.from('no head\n') })).finding).not.toBeNull();
});

describe('an entry that is dated wrongly, though it was sealed so', () => {
  const sealedAt = '2026-11-24T03:00:00.000Z';
  const findingOf = async (entry: JournalEntry) => (await check(exportOf([[entry]], [sealedAt]))).finding;
  const dated = (at: string, more: Partial<JournalEntry> = {}) => entryOf(1, { at, ...more });

  test('is named: back by more than the day for which the stream holds it, or after its seal', async () => {
    expect(await findingOf(dated('2026-11-23T03:00:00.000Z'))).toBeNull();
    expect((await findingOf(dated('2026-11-23T02:59:59.999Z')))?.problem).toContain('is dated back');
    expect(await findingOf(dated('2026-11-24T03:01:00.000Z'))).toBeNull();
    expect((await findingOf(dated('2026-11-24T03:01:00.001Z')))?.problem).toContain('after its seal');
  });

  test('but for one that says the day only, which may be another day old', async () => {
    const dayOnly = { requestId: 'withheld', correlationId: 'withheld' };
    expect(await findingOf(dated('2026-11-22T17:00:00.000Z', dayOnly))).toBeNull();
    expect((await findingOf(dated('2026-11-21T17:00:00.000Z', dayOnly)))?.problem).toContain('is dated back');
    expect((await findingOf(dated('2026-11-22T17:00:00.001Z', dayOnly)))?.problem).toContain('is dated back');
  });

  test('or whose id bears another time', async () => {
    const at = '2026-11-24T02:30:00.000Z';
    expect((await findingOf({ ...dated(at), at: '2026-11-24T02:31:00.000Z' }))?.problem).toContain('its id another');
  });

  test('and a seal that is dated before the one before it', async () => {
    const back: Seal = JSON.parse(linesOf(files.seals)[1] ?? '');
    const earlier = { ...back, sealedAt: '2026-11-24T00:00:00.000Z' };
    const changed = withLines('seals', (lines) => lines.with(1, JSON.stringify(earlier)));
    expect((await check(changed)).finding).toMatchObject({
      seal: 2,
      problem: expect.stringContaining('before the seal'),
    });
  });
});

describe('an entry that was sealed late', () => {
  const sealedAt = '2026-11-29T03:00:00.000Z';
  const late = [entryOf(1), entryOf(2), entryOf(3)] as const;
  const voucherOf = (entries: readonly JournalEntry[], differing: Partial<JournalEntry> = {}) =>
    entryOf(50, {
      at: '2026-11-29T02:59:00.000Z',
      actor: 'operator',
      action: 'audit.sealLate',
      reason: 'Antrean tidak dijalankan ulang',
      changes: entries.map((entry) => vouchedAs(leafOf(sha256, entry))),
      ...differing,
    });
  const verdictOf = (...seals: readonly JournalEntry[][]) =>
    check(
      exportOf(
        seals,
        seals.map(() => sealedAt),
      ),
    );

  test('is in order when an entry before it vouches for it, and is shown with who did, when and why', async () => {
    const voucher = voucherOf(late);
    const { id, at, actor, reason } = voucher;
    for (const seals of [[[voucher, ...late]], [[voucher], [...late]]]) {
      const verdict = await verdictOf(...seals);
      expect(verdict).toMatchObject({ finding: null, entries: 4 });
      expect(verdict.late).toEqual(
        late.map((entry) => ({
          entryId: entry.id,
          at: entry.at,
          seal: seals.length,
          voucher: { id, at, actor, reason },
        })),
      );
    }
    expect(verdictInWords(await verdictOf([voucher, ...late])).join('\n')).toContain(
      `SEALED LATE: 3 entries were sealed more than a day after the time that stands there; entry ${id} vouches,\n` +
        '  by operator on 2026-11-29T02:59:00.000Z, because "Antrean tidak dijalankan ulang":\n' +
        `  ${late[0].id} of 2026-11-24T01:01:00.000Z, in seal 1\n`,
    );
  });

  test('is dated back unless what vouches comes first, was sealed on time, and names it as it is', async () => {
    const [one, two] = late;
    const another = { ...voucherOf(late), action: 'attendance.record' };
    const refused: [JournalEntry[][], JournalEntry][] = [
      [[[one]], one],
      [[[one], [voucherOf(late)]], one],
      [[[one, voucherOf(late)]], one],
      [[[voucherOf([one]), one, two]], two],
      [[[voucherOf([{ ...one, reason: 'lain' }]), one]], one],
      [[[another, one]], one],
    ];
    for (const [seals, entry] of refused) {
      const { finding } = await verdictOf(...seals);
      expect(finding).toMatchObject({ entryId: entry.id, problem: expect.stringContaining('is dated back') });
    }
    // A voucher that was itself sealed late is accepted as an entry by one that was not, and vouches for nothing.
    const old = voucherOf([two], { ...entryOf(4), action: 'audit.sealLate' });
    expect((await verdictOf([voucherOf([old]), old, two])).finding?.entryId).toBe(two.id);
  });

  test('is vouched for in its lateness alone', async () => {
    const ahead = entryOf(1, { at: '2026-11-29T04:00:00.000Z' });
    expect((await verdictOf([voucherOf([ahead]), ahead])).finding?.problem).toContain('after its seal');
  });

  test('is found when any bit of it, or of what vouches for it, is flipped', async () => {
    const whole = exportOf([[voucherOf([late[0]]), late[0]]], [sealedAt]);
    expect((await check(whole)).finding).toBeNull();
    for (const name of names) {
      for (let at = 0; at < whole[name].length; at++) {
        const { finding } = await check({ ...whole, [name]: flippedAt(whole[name], at) });
        if (finding === null) throw new Error(`byte ${at} of ${name} was flipped unseen`);
      }
    }
  });

  test('is never in order unseen: every one of any trail is dated back or shown', async () => {
    const vouched = fc.array(fc.subarray([0, 1, 2, 3, 4, 5]), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(
        vouched,
        fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 1 }),
        fc.nat(6),
        async (groups, order, place) => {
          const old = order.map((n) => entryOf(n));
          const vouchers = groups.map((group, n) =>
            voucherOf(
              group.map((one) => entryOf(one)),
              { ...(n > 0 && { reason: `Kali ke-${n}` }) },
            ),
          );
          const line = old.toSpliced(place, 0, ...vouchers);
          const { finding, late: shown } = await verdictOf(line);
          const before = new Set(groups.flat().map((n) => entryOf(n).id));
          const ok = old.filter(({ id }, i) => before.has(id) && i >= place);
          const firstBad = old.find((entry) => !ok.includes(entry));
          expect(finding?.entryId).toBe(firstBad?.id);
          if (firstBad === undefined) expect(shown.map(({ entryId }) => entryId)).toEqual(old.map(({ id }) => id));
        },
      ),
    );
  });
});

describe('an entry that is dated back, and was sealed so', () => {
  const old = entryOf(1, { at: '2026-11-20T03:00:00.000Z', action: 'award.approve' });
  const acknowledging = (change = acknowledgedAs(leafOf(sha256, old), 'BACK'), differing: Partial<JournalEntry> = {}) =>
    entryOf(50, {
      at: '2026-11-24T04:00:00.000Z',
      actor: 'operator',
      action: 'audit.acknowledge',
      reason: 'Dipulihkan dari catatan',
      changes: [change],
      ...differing,
    });
  const sealedOf = (seals: readonly JournalEntry[][]) =>
    exportOf(
      seals,
      seals.map(() => '2026-11-24T04:00:00.000Z'),
    );
  const verdictOf = (...seals: readonly JournalEntry[][]) => check(sealedOf(seals));
  const altered = async (entry: JournalEntry, ...seals: readonly JournalEntry[][]) => {
    const sealed = sealedOf(seals);
    const changed = sealed.entries.toString().replace(entry.requestId, 'r-x');
    return check({ ...sealed, entries: Buffer.from(changed) });
  };

  test('hides nothing that comes after it', async () => {
    const verdict = await altered(c, [a, old], [b, c], [d]);
    expect(verdict).toMatchObject({ seals: 0, finding: { entryId: old.id, seal: 1 } });
    expect(verdict.further).toEqual([
      { entryId: c.id, seal: 2, problem: `entry ${c.id} is not as it was sealed (line 4 of entries.jsonl)` },
    ]);
    expect(verdictInWords(verdict).join('\n')).toContain(`After it, 1 more:\n  entry ${c.id}, in seal 2: entry`);
  });

  test('is known and shown, once an entry after it acknowledges it', async () => {
    const by = acknowledging();
    const { id, at, actor, reason } = by;
    const verdict = await verdictOf([a, old], [b, by], [c]);
    expect(verdict).toMatchObject({ seals: 3, entries: 5, finding: null, further: [] });
    expect(verdict.acknowledged).toEqual([
      { entryId: old.id, seal: 1, problem: expect.stringContaining('dated back'), voucher: { id, at, actor, reason } },
    ]);
    expect(verdictInWords(verdict).join('\n')).toContain(
      `in seal 1;\n  entry ${id} acknowledges it, by operator on ${at}, because "Dipulihkan dari catatan".`,
    );
    // What else there is, is a finding as before.
    const later = await altered(c, [a, old], [b, by], [c]);
    expect(later).toMatchObject({ seals: 2, entries: 4, finding: { entryId: c.id }, further: [] });
    expect(later.acknowledged).toHaveLength(1);
  });

  test('is found unless what acknowledges it comes later, was sealed on time, and names it and its fault as they are', async () => {
    const itsLeaf = leafOf(sha256, old);
    const others = [
      acknowledging(acknowledgedAs(leafOf(sha256, { ...old, reason: 'lain' }), 'BACK')),
      acknowledging(acknowledgedAs(itsLeaf, 'AHEAD')),
      acknowledging(vouchedAs(itsLeaf)),
      acknowledging(undefined, { action: 'attendance.record' }),
      acknowledging(undefined, { at: '2026-11-20T04:00:00.000Z' }),
    ];
    for (const other of others) expect((await verdictOf([old], [other])).finding?.entryId).toBe(old.id);
    expect((await verdictOf([acknowledging()], [old])).finding?.entryId).toBe(old.id);
    expect((await verdictOf([acknowledging(), old])).finding?.entryId).toBe(old.id);
  });

  test('cannot be acknowledged once it is changed or gone', async () => {
    const changed = { ...old, requestId: 'r-x' };
    for (const said of [old, changed]) {
      const by = acknowledging(acknowledgedAs(leafOf(sha256, said), 'BACK'));
      const { finding, acknowledged } = await altered(old, [a, old], [by]);
      expect(finding).toMatchObject({ entryId: old.id, problem: expect.stringContaining('is not as it was sealed') });
      expect(acknowledged).toEqual([]);
      const whole = sealedOf([[a, old], [by]]);
      const without = whole.entries.toString().replace(/.*award.approve.*\n/, '');
      const gone = await check({ ...whole, entries: Buffer.from(without) });
      expect(gone).toMatchObject({ finding: { entryId: old.id }, acknowledged: [] });
    }
  });
});
