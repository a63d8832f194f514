import { foldText } from '@michangarrito/domain';

/**
 * Where a folded word begins some word of a name, as start and end in the name as written: `jam` in `Jamón de pierna` is [0, 3].
 * null if it begins none.
 */
export function foldedMatch(name: string, word: string): readonly [number, number] | null {
  for (const { index, 0: written } of name.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    if (!foldText(written).startsWith(word)) continue;
    let end = 0;
    while (foldText(written.slice(0, end)).length < word.length) end += 1;
    return [index, index + end];
  }
  return null;
}
