/** Search by the beginnings of words over a whole catalogue on the device, fast enough to run on every key press. */

import { compareText } from './arithmetic.ts';
import { BEGINNING_POINTS, FIRST_WORD_POINTS, WHOLE_WORD_POINTS, tokens } from './fold.ts';

export interface SearchItem {
  readonly name: string;
}

export interface SearchIndex<Item extends SearchItem> {
  /** The best `limit` items for what was typed; none for a query without a letter or digit. */
  search(query: string, limit: number): Item[];
}

/** A word of the query as a range of positions in the sorted vocabulary: a word begins with it if its position is inside. */
interface WordRange {
  readonly from: number;
  readonly to: number;
  /** Position of the word itself, or −1 if no item has it whole. */
  readonly whole: number;
}

/**
 * Builds the index. Order of results: {@link searchScore} of names, then fewer words, then the folded name, then the order of
 * `items`. Words become numbers in alphabetical order, so that a beginning is a range and a match two comparisons; the items of
 * the rarest word of the query are looked at, and no others.
 */
export function createSearchIndex<Item extends SearchItem>(items: readonly Item[]): SearchIndex<Item> {
  const words = items.map((item) => tokens(item.name));
  const vocabulary = [...new Set(words.flat())].sort(compareText);
  const positionOf = new Map(vocabulary.map((word, position) => [word, position]));
  const itemWords = words.map((list) => Uint32Array.from(list, (word) => positionOf.get(word) ?? 0));
  const postings: number[][] = vocabulary.map(() => []);
  itemWords.forEach((list, item) => {
    for (const word of list) postings[word]?.push(item);
  });
  const rankOf = rankItems(words);
  const seen = new Uint32Array(items.length);
  let round = 0;

  function search(query: string, limit: number): Item[] {
    const ranges = tokens(query).map((word) => findRange(vocabulary, word));
    if (ranges.length === 0 || limit < 1) return [];
    const rarest = ranges.reduce((left, right) => (countPostings(left) <= countPostings(right) ? left : right));
    const best: { item: number; score: number }[] = [];
    round += 1;
    for (let word = rarest.from; word < rarest.to; word++) {
      for (const item of postings[word] ?? []) {
        if (seen[item] === round) continue;
        seen[item] = round;
        const score = scoreItem(ranges, itemWords[item] ?? new Uint32Array());
        if (score > 0) keepBest(best, { item, score }, limit, rankOf);
      }
    }
    return best.flatMap(({ item }) => items[item] ?? []);
  }

  function countPostings(range: WordRange): number {
    let count = 0;
    for (let word = range.from; word < range.to; word++) count += postings[word]?.length ?? 0;
    return count;
  }

  return { search };
}

/** The place of each item among those of equal score. */
function rankItems(words: readonly string[][]): Uint32Array {
  const names = words.map((list) => list.join(' '));
  const order = words.map((_, item) => item);
  order.sort(
    (left, right) =>
      (words[left]?.length ?? 0) - (words[right]?.length ?? 0) ||
      compareText(names[left] ?? '', names[right] ?? '') ||
      left - right,
  );
  const rankOf = new Uint32Array(words.length);
  order.forEach((item, rank) => (rankOf[item] = rank));
  return rankOf;
}

function findRange(vocabulary: readonly string[], word: string): WordRange {
  const from = lowerBound(vocabulary, word);
  // No folded word holds U+FFFF, so this is above every word that begins with `word`.
  const to = lowerBound(vocabulary, `${word}\uffff`);
  return { from, to, whole: vocabulary[from] === word ? from : -1 };
}

function lowerBound(sorted: readonly string[], word: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareText(sorted[middle] ?? '', word) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The same points as `searchScore`, on numbers. */
function scoreItem(ranges: readonly WordRange[], words: Uint32Array): number {
  let score = 0;
  for (const range of ranges) {
    let best = 0;
    for (let position = 0; position < words.length; position++) {
      const word = words[position] ?? -1;
      if (word < range.from || word >= range.to) continue;
      const points =
        (word === range.whole ? WHOLE_WORD_POINTS : BEGINNING_POINTS) + (position === 0 ? FIRST_WORD_POINTS : 0);
      if (points > best) best = points;
    }
    if (best === 0) return 0;
    score += best;
  }
  return score;
}

interface Found {
  readonly item: number;
  readonly score: number;
}

/** Keeps `best` sorted and no longer than `limit`; most candidates are worse than its last and cost one comparison. */
function keepBest(best: Found[], found: Found, limit: number, rankOf: Uint32Array): void {
  const isBetter = (left: Found, right: Found): boolean =>
    left.score > right.score || (left.score === right.score && (rankOf[left.item] ?? 0) < (rankOf[right.item] ?? 0));
  const last = best.at(-1);
  if (best.length >= limit && last !== undefined && !isBetter(found, last)) return;
  let low = 0;
  let high = best.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = best[middle];
    if (other !== undefined && isBetter(found, other)) high = middle;
    else low = middle + 1;
  }
  best.splice(low, 0, found);
  if (best.length > limit) best.pop();
}
