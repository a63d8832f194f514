import type { FieldEdit } from '@michangarrito/contracts';
import { centavos, formatMoney, formatQuantity, milli, type Unit } from '@michangarrito/domain';
import { dateAndTime } from '../messages/dates.ts';
import { editHistory, editedFieldNames } from '../messages/edits.ts';
import { restrictedNames, taxClassNames } from '../messages/products.ts';

export interface EditContext {
  readonly timezone: string;
  /** Of the product whose quantities are told. */
  readonly unit?: Unit;
  readonly categoryName?: (id: string) => string | null;
}

/** A change of a field as a row of a history. A value that was not kept, or that has no words, is told as changed. */
export function editRow(edit: FieldEdit, context: EditContext) {
  const { commandId, field, changedAt, actorName, superseded } = edit;
  const name = editedFieldNames[field] ?? field;
  const [from, to] = [wordsOf(edit.old, field, context), wordsOf(edit.new, field, context)];
  const isTold = from !== to && from !== null && to !== null;
  return {
    id: `${commandId} ${field}`,
    title: isTold ? editHistory.change(name, from, to) : editHistory.changed(name),
    detail: [
      dateAndTime(changedAt, context.timezone),
      actorName ?? editHistory.somebody,
      ...(superseded ? [editHistory.superseded] : []),
    ].join(' · '),
    value: null,
  };
}

/** Drawings and rules have no short words; null for those. */
function wordsOf(value: unknown, field: string, { unit, categoryName }: EditContext): string | null {
  if (value === null || value === '') return editHistory.nothing;
  if (typeof value === 'boolean') return value ? editHistory.yes : editHistory.no;
  if (typeof value === 'number' && field.endsWith('Centavos')) return formatMoney(centavos(value));
  if (typeof value === 'number' && unit !== undefined) return formatQuantity(milli(value), unit);
  if (Array.isArray(value)) return value.length === 0 ? editHistory.nothing : value.join(', ');
  if (typeof value !== 'string') return null;
  switch (field) {
    case 'categoryId':
      return categoryName?.(value) ?? null;
    case 'taxClass':
      return Object.entries(taxClassNames).find(([known]) => known === value)?.[1] ?? null;
    case 'restricted':
      return Object.entries(restrictedNames).find(([known]) => known === value)?.[1] ?? null;
    case 'name':
      return value;
    default:
      return null;
  }
}
