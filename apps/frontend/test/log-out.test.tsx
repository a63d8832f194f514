import { centavos } from '@michangarrito/domain';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { entryWords } from '../src/screens/sales/entry-words.ts';
import { LogOutWords } from '../src/screens/settings/components/log-out-words.tsx';

const words = (unprotected: number, refused: readonly string[]) =>
  renderToStaticMarkup(
    <LogOutWords unprotected={unprotected} needsAttention={refused.length} refused={refused} />,
  ).replaceAll(/<[^>]+>/gu, ' ');

describe('what is said before logging out', () => {
  test('all is protected only while nothing waits and nothing was refused', () => {
    expect(words(0, [])).toContain('ya está protegido');
    expect(words(1, [])).not.toContain('protegido');
    expect(words(0, ['Venta'])).not.toContain('protegido');
  });
  test('names what is in no book, and says that it stays', () => {
    const said = words(0, ['Cliente nuevo', 'Venta · A-000011 · $46.00']);
    expect(said).toContain('2 movimientos te necesitan');
    expect(said).toContain('Venta · A-000011 · $46.00');
    expect(said).toContain('guardados en este aparato');
  });
  test('counts those beyond five', () => {
    const said = words(3, ['1', '2', '3', '4', '5', 'Corte', 'Abono']);
    expect(said).toContain('y 2 más');
    expect(said).not.toContain('Corte');
    expect(said).toContain('3 movimientos están sólo aquí');
  });
  test('an entry is named with its folio and amount where it has them', () => {
    const entry = (type: string, folio: string | null, totalCentavos: number | null) =>
      entryWords({ type, summary: { folio, totalCentavos } } as unknown as Parameters<typeof entryWords>[0]);
    expect(entry('recordSale', 'A-000011', centavos(4600))).toBe('Venta · A-000011 · $46.00');
    expect(entry('createCustomer', null, null)).toBe('Cliente nuevo');
  });
});
