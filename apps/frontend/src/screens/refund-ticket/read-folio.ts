/** A folio as somebody copies it from a ticket ("a-123", "A000123"); null if it is none. */
export function readFolio(text: string): { series: string; number: number } | null {
  const [, series, digits] = /^([A-Z]{1,4})\s*-?\s*(\d{1,9})$/u.exec(text.trim().toUpperCase()) ?? [];
  const number = Number(digits);
  return series === undefined || digits === undefined || number < 1 ? null : { series, number };
}
