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

/** A word of the query as a range of the sorted vocabulary: a word begins with it if its number is inside. */
interface WordRange {
  readonly from: number;
  readonly to: number;
  /** Number of the word itself, or −1 if no item has it whole. */
  readonly whole: number;
}

/** Lists of numbers end to end in one array: list `i` is `values[starts[i]]` up to `values[starts[i + 1]]`. */
interface Lists {
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
}

/**
 * Builds the index. Order of results: `searchScore` of names, then fewer words, then the folded name, then the order of
 * `items`. Words become numbers in alphabetical order, so that a beginning is a range and a match two comparisons; the items of
 * the rarest word of the query are looked at, and no others.
 */
export function createSearchIndex<Item extends SearchItem>(items: readonly Item[]): SearchIndex<Item> {
  const words = items.map((item) => tokens(item.name));
  const vocabulary = [...new Set(words.flat())].sort(compareText);
  const numberOf = new Map(vocabulary.map((word, number) => [word, number]));
  const wordsOf = endToEnd(words.map((list) => list.map((word) => numberOf.get(word) ?? 0)));
  const itemsOf = invert(wordsOf, vocabulary.length);
  const rankOf = rankItems(words);
  const seenIn = new Uint32Array(items.length);
  let round = 0;

  function search(query: string, limit: number): Item[] {
    const ranges = tokens(query).map((word) => findRange(vocabulary, word));
    if (ranges.length === 0 || limit < 1) return [];
    const rarest = ranges.reduce((left, right) => (spread(left) <= spread(right) ? left : right));
    const best: Found[] = [];
    round += 1;
    for (let at = startOf(itemsOf, rarest.from); at < startOf(itemsOf, rarest.to); at++) {
      const item = itemsOf.values[at] ?? 0;
      if (seenIn[item] === round) continue;
      seenIn[item] = round;
      const score = scoreItem(ranges, wordsOf, item);
      if (score > 0) keepBest(best, { item, order: score * items.length - (rankOf[item] ?? 0) }, limit);
    }
    return best.flatMap(({ item }) => items[item] ?? []);
  }

  /** How many items a word of the query leads to. */
  function spread(range: WordRange): number {
    return startOf(itemsOf, range.to) - startOf(itemsOf, range.from);
  }

  return { search };
}

function startOf(lists: Lists, index: number): number {
  return lists.starts[index] ?? 0;
}

function endToEnd(lists: readonly (readonly number[])[]): Lists {
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach((list, index) => (starts[index + 1] = (starts[index] ?? 0) + list.length));
  return { starts, values: Uint32Array.from(lists.flat()) };
}

/** From the words of each item to the items of each word. */
function invert(wordsOf: Lists, vocabularySize: number): Lists {
  const itemsOf: number[][] = Array.from({ length: vocabularySize }, () => []);
  for (let item = 0; item + 1 < wordsOf.starts.length; item++) {
    for (let at = startOf(wordsOf, item); at < startOf(wordsOf, item + 1); at++) {
      itemsOf[wordsOf.values[at] ?? 0]?.push(item);
    }
  }
  return endToEnd(itemsOf);
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
function scoreItem(ranges: readonly WordRange[], wordsOf: Lists, item: number): number {
  const first = startOf(wordsOf, item);
  const end = startOf(wordsOf, item + 1);
  let score = 0;
  for (const { from, to, whole } of ranges) {
    let best = 0;
    for (let at = first; at < end; at++) {
      const word = wordsOf.values[at] ?? 0;
      if (word < from || word >= to) continue;
      const points = (word === whole ? WHOLE_WORD_POINTS : BEGINNING_POINTS) + (at === first ? FIRST_WORD_POINTS : 0);
      if (points > best) best = points;
    }
    if (best === 0) return 0;
    score += best;
  }
  return score;
}

interface Found {
  readonly item: number;
  /** Higher is better; no two items share one. */
  readonly order: number;
}

/** Keeps `best` sorted and no longer than `limit`; most candidates are worse than its last and cost one comparison. */
function keepBest(best: Found[], found: Found, limit: number): void {
  const last = best[best.length - 1];
  if (best.length >= limit && last !== undefined && found.order < last.order) return;
  let low = 0;
  let high = best.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (found.order > (best[middle]?.order ?? 0)) high = middle;
    else low = middle + 1;
  }
  best.splice(low, 0, found);
  if (best.length > limit) best.pop();
}
