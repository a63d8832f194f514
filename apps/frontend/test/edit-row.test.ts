import type { FieldEdit } from '@michangarrito/contracts';
import { describe, expect, test } from 'vitest';
import { editRow } from '../src/data/edit-row.ts';

const EDIT: FieldEdit = {
  commandId: '01a1fc73-d43e-73f8-85ca-74c3e28c9f36',
  field: 'costCentavos',
  changedAt: '2026-11-24T16:42:00.000Z',
  actorId: '01a1fc73-d43e-73f8-85ca-74c3e28c9f37',
  actorName: 'Lupita',
  old: null,
  new: 1_850,
  superseded: false,
};
const CONTEXT = { timezone: 'America/Mexico_City', unit: 'kg', categoryName: () => 'Abarrotes' } as const;
const title = (changes: Partial<FieldEdit>) => editRow({ ...EDIT, ...changes }, CONTEXT).title;

describe('a change of a field', () => {
  test.each<[Partial<FieldEdit>, string]>([
    [{}, 'Costo: nada → $18.50'],
    [{ field: 'favourite', old: false, new: true }, 'En favoritos: no → sí'],
    [{ field: 'minimumMilli', old: 1_500, new: null }, 'Aviso de existencia: 1.5 kg → nada'],
    [{ field: 'barcodes', old: [], new: ['75', '76'] }, 'Códigos de barras: nada → 75, 76'],
    [{ field: 'categoryId', old: null, new: 'c1' }, 'Categoría: nada → Abarrotes'],
    [{ field: 'taxClass', old: 'exempt', new: 'iva16' }, 'Impuesto: Exento → IVA 16 %'],
    [{ field: 'name', old: null, new: null }, 'Nombre: cambió'],
    [{ field: 'dueRule', old: { kind: 'none' }, new: { kind: 'biweekly' } }, 'Cuándo paga: cambió'],
    [{ field: 'silhouette', old: 'bottle', new: 'can' }, 'Dibujo: cambió'],
  ])('%o is told as %s', (changes, words) => {
    expect(title(changes)).toBe(words);
  });

  test('says when, who, and whether another device replaced it without having seen it', () => {
    const { detail } = editRow({ ...EDIT, superseded: true }, CONTEXT);
    expect(detail).toMatch(/^24\/11\/2026 · 10:42.+ · Lupita · Otro aparato lo cambió sin verlo$/);
    expect(editRow({ ...EDIT, actorName: null }, CONTEXT).detail).toContain('Alguien que ya no está');
  });
});
