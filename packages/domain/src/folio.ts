/** Folios: the human number of a sale, a letter series per device and a counter that the device keeps. */

/** `('A', 123)` → `A-000123`; above 999,999 it simply grows. @throws RangeError for a bad series or a number below 1. */
export function formatFolio(series: string, number: number): string {
  requireSeries(series);
  if (!Number.isSafeInteger(number) || number < 1) throw new RangeError(`not a folio number: ${String(number)}`);
  return `${series}-${String(number).padStart(6, '0')}`;
}

/** The series after this one: A → B, Z → AA, AZ → BA, ZZ → AAA. @throws RangeError for a bad series. */
export function nextSeries(series: string): string {
  requireSeries(series);
  const kept = series.replace(/Z+$/, '');
  const rolledOver = 'A'.repeat(series.length - kept.length);
  if (kept === '') return `A${rolledOver}`;
  return kept.slice(0, -1) + String.fromCharCode(kept.charCodeAt(kept.length - 1) + 1) + rolledOver;
}

function requireSeries(series: string): void {
  if (!/^[A-Z]{1,8}$/.test(series)) throw new RangeError(`not a folio series: ${series}`);
}
