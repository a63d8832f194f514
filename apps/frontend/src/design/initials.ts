const joining = new Set(['de', 'del', 'la', 'el', 'los', 'las', 'con', 'y']);

/**
 * Two letters for a name: the first of its first two words, or the first two of its only word. What follows a joining word is
 * not the name ("Paty de la estética" is PA), and *don* gives way to it ("Don Chuy" is CH).
 */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const named = words.length > 1 && words[0]?.toLocaleLowerCase('es-MX') === 'don' ? words.slice(1) : words;
  const end = named.findIndex((word, index) => index > 0 && joining.has(word.toLocaleLowerCase('es-MX')));
  const [first = '', second] = end === -1 ? named : named.slice(0, end);
  const letters = second === undefined ? [...first].slice(0, 2) : [[...first][0], [...second][0]];
  return letters.join('').toLocaleUpperCase('es-MX');
}
