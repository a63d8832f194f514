import type { JournalEntry } from '@michangarrito/local-store';
import type { Installation } from '../device/installation.ts';

/** How long a mirror keeps a sale, less the days that clocks and zones may take from it. */
const KEPT_MS = 11 * 86_400_000;

/**
 * What a device has promised it shows, whatever the server has heard of it: each sale that is not refused is in its list exactly as long as the
 * mirror keeps sales. Answers those that are missing, in words.
 */
export async function findHidden(installation: Installation): Promise<string[]> {
  const { journal } = await installation.running();
  const entries = await journal.entries({ state: null, limit: 100_000 });
  const shown = new Set((await installation.view()).sales.map(({ id }) => id));
  const edge = new Date(Date.now() - KEPT_MS).toISOString();
  return entries
    .filter(
      ({ id, type, state, recordedAt }) =>
        type === 'recordSale' && stands(state) && recordedAt > edge && !shown.has(id),
    )
    .map(
      ({ seq, state }) =>
        `device ${installation.identity.deviceId} does not show its sale at ${String(seq)} (${state})`,
    );
}

/** What the app itself reports as a bug, on a device that is not being killed. Asked before its process ends, with which the reports are gone. */
export async function findReported(installation: Installation): Promise<string[]> {
  const { reported } = await installation.running();
  return reported.map((error) => `device ${installation.identity.deviceId} reported ${String(error)}`);
}

/** The numbers of a journal have no gap but where the server gave new ones, and neither have the folios of a series. */
export async function findGaps(installation: Installation): Promise<string[]> {
  const { journal } = await installation.running();
  const entries = (await journal.entries({ state: null, limit: 100_000 })).toReversed();
  const folios = Map.groupBy(entries.flatMap(folioOf), ({ series }) => series);
  const runs = [...folios].map(([series, own]) => [`folio ${series}-`, own.map(({ number }) => number)] as const);
  return [['place ', entries.map(({ seq }) => seq)] as const, ...runs].flatMap(([name, numbers]) =>
    numbers.slice(1).flatMap((number, index) => {
      const before = numbers[index] ?? 0;
      return number === before + 1 || number - before > MOST_NUMBERS
        ? []
        : [`device ${installation.identity.deviceId} has ${name}${String(number)} after ${String(before)}`];
    }),
  );
}

/** New numbers are given by the million; no journal here comes near. */
const MOST_NUMBERS = 100_000;

function folioOf({ summary }: JournalEntry): { series: string; number: number }[] {
  const [series, number] = summary.folio?.split('-') ?? [];
  return series === undefined ? [] : [{ series, number: Number(number) }];
}

function stands(state: JournalEntry['state']): boolean {
  return state !== 'needs_attention' && state !== 'set_aside';
}
