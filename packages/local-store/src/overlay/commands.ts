import type { AnyCommand } from '@michangarrito/contracts';
import type { JournalEntry } from '../device-database.ts';

/** The commands of entries, in their order. */
export function commandsOf(entries: readonly JournalEntry[]): AnyCommand[] {
  return entries.map(({ text }) => JSON.parse(text) as AnyCommand);
}

/** Rows by id. */
export type Rows<Row> = ReadonlyMap<string, Row>;

/** The fields of an edit with what they become. */
export function editedFields(changes: object): Record<string, unknown> {
  const edits: Partial<Record<string, { readonly to: unknown }>> = { ...changes };
  return Object.fromEntries(Object.entries(edits).flatMap(([field, edit]) => (edit ? [[field, edit.to]] : [])));
}
