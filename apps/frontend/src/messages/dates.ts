/** Dates as people read them, in the shop's own time. Formatters are kept: making one costs more than using it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timezone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${timezone} ${JSON.stringify(options)}`;
  const known = formatters.get(key) ?? new Intl.DateTimeFormat('es-MX', { timeZone: timezone, ...options });
  formatters.set(key, known);
  return known;
}

/** `24/11/2026`. */
function shortDate(instant: string, timezone: string): string {
  return formatter(timezone, { day: '2-digit', month: '2-digit', year: 'numeric' }).format(new Date(instant));
}

/** `10:42 a.m.`, or 24 hours where the device says so. Never broken at the end of a line. */
export function shortTime(instant: string, timezone: string): string {
  return formatter(timezone, { hour: 'numeric', minute: '2-digit' })
    .format(new Date(instant))
    .replaceAll(' ', '\u00A0');
}

/** `24/11/2026 · 10:42 a.m.` */
export function dateAndTime(instant: string, timezone: string): string {
  return `${shortDate(instant, timezone)} · ${shortTime(instant, timezone)}`;
}

/** `Martes 24 de noviembre` of a business date `2026-11-24`. */
export function longDay(businessDate: string): string {
  const text = formatter('UTC', { weekday: 'long', day: 'numeric', month: 'long' }).format(
    new Date(`${businessDate}T12:00:00Z`),
  );
  const plain = text.replace(',', '');
  return plain.charAt(0).toLocaleUpperCase('es-MX') + plain.slice(1);
}

/** `24/11` */
export function dayAndMonth(instant: string, timezone: string): string {
  return formatter(timezone, { day: '2-digit', month: '2-digit' }).format(new Date(instant));
}

/** `martes` of a business date. */
export function weekday(businessDate: string): string {
  return formatter('UTC', { weekday: 'long' }).format(new Date(`${businessDate}T12:00:00Z`));
}
