/** Text as it is compared: without case, accents or punctuation. The server stores the tokens, the device searches them. */

/** Printable ASCII. */
const PLAIN = /^[ -~]*$/;

/** Lower case without accents (`ñ` → `n`), everything but letters and digits one space: `Jamón  S/Grasa` → `jamon s grasa`. */
export function foldText(text: string): string {
  // Plain names and queries skip the Unicode tables, which cost several times the rest.
  const bare = PLAIN.test(text) ? text : text.normalize('NFKD').replace(/\p{M}+/gu, '');
  return bare
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The folded words of a text, each once, in order of appearance. */
export function tokens(text: string): string[] {
  const folded = foldText(text);
  return folded === '' ? [] : [...new Set(folded.split(' '))];
}

/** Whether every word of the query begins some word of the text; both as {@link tokens} gives them. */
export function matchesTokens(queryTokens: readonly string[], textTokens: readonly string[]): boolean {
  return queryTokens.every((query) => textTokens.some((token) => token.startsWith(query)));
}

/** Points of one query word; a whole word counts more than its beginning, the first word of a name more than a later one. */
export const WHOLE_WORD_POINTS = 4;
export const BEGINNING_POINTS = 2;
export const FIRST_WORD_POINTS = 1;

/** How well a text answers a query, higher is better; 0 if some word of the query begins none of the text. */
export function searchScore(queryTokens: readonly string[], textTokens: readonly string[]): number {
  let score = 0;
  for (const query of queryTokens) {
    let best = 0;
    textTokens.forEach((token, position) => {
      if (!token.startsWith(query)) return;
      const points = token === query ? WHOLE_WORD_POINTS : BEGINNING_POINTS;
      best = Math.max(best, points + (position === 0 ? FIRST_WORD_POINTS : 0));
    });
    if (best === 0) return 0;
    score += best;
  }
  return score;
}
