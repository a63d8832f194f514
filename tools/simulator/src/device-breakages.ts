import type { Breakage } from './breakage.ts';

/** Those of the devices. */
export const DEVICE_BREAKAGES: readonly Breakage[] = [
  {
    name: 'an-acknowledgement-drops-the-overlay',
    edits: [
      {
        file: 'packages/local-store/src/journal-reading.ts',
        search: `(isWaiting(entry) || entry.state === 'acknowledged') && !counted.has(entry.seq)`,
        replace: `isWaiting(entry) && !counted.has(entry.seq)`,
      },
    ],
    seed: 1,
    seeds: 1,
    events: 150,
  },
  {
    name: 'another-epoch-sends-nothing-again',
    edits: [
      {
        file: 'packages/local-store/src/sync/changes-intake.ts',
        search: `    await journal.resendAll();`,
        replace: ``,
      },
    ],
    seed: 4,
    seeds: 1,
    events: 150,
  },
  {
    name: 'a-failure-of-the-server-acknowledges',
    edits: [
      {
        file: 'packages/local-store/src/sync/sender.ts',
        search: `      batch.entries.map(({ seq }) => ({ seq, to: 'pending', error })),`,
        replace: `      batch.entries.map(({ seq, id }) =>
        error.status !== null && error.status >= 500
          ? { seq, to: 'acknowledged', at: new Date().toISOString(), verdict: { id, verdict: 'recorded', flags: [], result: null, error: null } }
          : { seq, to: 'pending', error },
      ),`,
      },
    ],
    seed: 1,
    seeds: 1,
    events: 150,
  },
  {
    name: 'numbers-are-taken-outside-the-transaction',
    edits: [
      {
        file: 'packages/local-store/src/journal-writing.ts',
        search: `export function append(`,
        replace: `export async function append(`,
      },
      {
        file: 'packages/local-store/src/journal-writing.ts',
        search: `  return storage.write(stores, 'strict', async (transaction) => {`,
        replace: `  const taken = await storage.write(stores, 'strict', async (transaction) => ({
    seq: await takeNumber(transaction, SEQ),
    folio: takesFolio ? await takeFolio(transaction) : null,
  }));
  return storage.write(stores, 'strict', async (transaction) => {`,
      },
      {
        file: 'packages/local-store/src/journal-writing.ts',
        search: `    const seq = await takeNumber(transaction, SEQ);
    const folio = takesFolio ? await takeFolio(transaction) : null;
`,
        replace: `    const { seq, folio } = taken;
`,
      },
    ],
    seed: 2,
    seeds: 1,
    events: 150,
  },
  {
    name: 'a-page-is-taken-wherever-the-mirror-stands',
    edits: [
      {
        file: 'packages/local-store/src/mirror/mirror.ts',
        search: `      if (position.cursor !== cursor) return 'stale';
`,
        replace: ``,
      },
    ],
    seed: 4,
    seeds: 1,
    events: 150,
  },
];
