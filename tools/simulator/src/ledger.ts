import type { JournalEntry } from '@michangarrito/local-store';

export interface LedgerEntry {
  readonly id: string;
  /** The exact text of the command. */
  readonly text: string;
  /** False once the only journal that held it is gone before the server had it: nobody ever called it protected. */
  isProtected: boolean;
  /** Where it stands in the journals that still hold it; null where none does. */
  state: string | null;
}

/** Every command that a device has ever had on its disk, by the command's id. */
export class Ledger {
  readonly #entries = new Map<string, LedgerEntry>();
  /** What books that were put back did not have, and journals must tell again. */
  readonly #untold = new Set<string>();

  get entries(): readonly LedgerEntry[] {
    return [...this.#entries.values()];
  }

  /** A device says that it has it durably. */
  promise({ id, text }: Pick<JournalEntry, 'id' | 'text'>): void {
    const known = this.#entries.get(id);
    if (known !== undefined && known.text !== text) throw new Error(`two devices have written the command ${id}`);
    if (known === undefined) this.#entries.set(id, { id, text, isProtected: true, state: null });
  }

  /** What a journal holds now: also what was written the moment its process ended, which nobody was told of. */
  readJournal(exported: string): void {
    for (const { id, text, state } of parseExport(exported)) {
      this.promise({ id, text });
      const entry = this.#entries.get(id);
      if (entry === undefined) continue;
      entry.isProtected = true;
      // A copy of the journal may know better.
      if (entry.state !== 'acknowledged') entry.state = state;
    }
  }

  /** A journal is gone: what the server had not said to have was never protected, nor is what it lost by a backup and was not told again. */
  loseJournal(exported: string, inBooks: ReadonlySet<string>): void {
    for (const { id, text, state } of parseExport(exported)) {
      this.promise({ id, text });
      const entry = this.#entries.get(id);
      if (entry !== undefined)
        entry.isProtected = state === 'acknowledged' && (inBooks.has(id) || !this.#untold.has(id));
    }
  }

  /** Of what no journal holds any more, only what the restored books still have can be expected. */
  restoreWithout(isKept: (id: string) => boolean, inBooks: ReadonlySet<string>): void {
    for (const entry of this.#entries.values()) {
      if (inBooks.has(entry.id)) continue;
      this.#untold.add(entry.id);
      if (!isKept(entry.id)) entry.isProtected = false;
    }
  }
}

interface ExportedEntry {
  readonly id: string;
  readonly text: string;
  readonly state: string;
}

function parseExport(exported: string): ExportedEntry[] {
  return exported
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { text, state } = JSON.parse(line) as { text: string; state: string };
      const { id } = JSON.parse(text) as { id: string };
      return { id, text, state };
    });
}
