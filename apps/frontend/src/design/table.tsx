import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export interface Column<Row> {
  id: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Numbers stand right. */
  right?: boolean;
  /** The column that names the row: its words open it, and so does the rest of the row. */
  main?: boolean;
  /** Controls inside a cell of a row that opens need `relative z-10`. */
  className?: string;
}

export interface TableProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  onOpen?: (row: Row) => void;
  /** Rows that are chosen; their actions belong in the band. */
  selection?: { chosen: ReadonlySet<string>; onToggle: (key: string) => void; label: (row: Row) => string };
}

/** Rows of 52 px for a wide screen. */
export function Table<Row>({ caption, columns, rows, rowKey, onOpen, selection }: TableProps<Row>) {
  return (
    <div className="overflow-x-auto rounded-12 bg-paper shadow-[0_0_0_1px_var(--line)]">
      <table className="w-full border-collapse text-15">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="h-10 border-b border-line text-14 text-ink-2">
            {selection && <td className="w-12" />}
            {columns.map((column) =>
              column.header === null ? (
                <td key={column.id} className={column.className} />
              ) : (
                <th
                  key={column.id}
                  scope="col"
                  className={cx('px-3 font-650', column.right ? 'text-right' : 'text-left', column.className)}
                >
                  {column.header}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const key = rowKey(row);
            const chosen = selection?.chosen.has(key) ?? false;
            return (
              <tr
                key={key}
                className={cx(
                  'relative h-13 border-b border-line last:border-0',
                  chosen ? 'bg-paint-soft' : onOpen && 'hover:bg-wall',
                )}
              >
                {selection && (
                  <td className="px-3">
                    <Tick label={selection.label(row)} on={chosen} onToggle={() => selection.onToggle(key)} />
                  </td>
                )}
                {columns.map((column) => (
                  <td
                    key={column.id}
                    className={cx('px-3', column.right && 'text-right whitespace-nowrap', column.className)}
                  >
                    {column.main && onOpen ? (
                      <button
                        type="button"
                        onClick={() => onOpen(row)}
                        className="text-left font-600 after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:-outline-offset-3 focus-visible:after:outline-accent"
                      >
                        {column.cell(row)}
                      </button>
                    ) : (
                      column.cell(row)
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** A box that is ticked or not, 24 px with a wide target. */
function Tick({ label, on, onToggle }: { label: string; on: boolean; onToggle: () => void }) {
  return (
    <label className="relative z-10 grid size-6 cursor-pointer place-items-center after:absolute after:-inset-3">
      <input type="checkbox" className="peer sr-only" aria-label={label} checked={on} onChange={onToggle} />
      <span
        aria-hidden
        className="grid size-6 place-items-center rounded-8 bg-paper text-transparent shadow-[inset_0_0_0_1.5px_var(--edge)] peer-checked:bg-accent peer-checked:text-on-accent peer-checked:shadow-none peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent"
      >
        <Check className="size-4" />
      </span>
    </label>
  );
}
