import type { Books } from './books.ts';
import type { Command } from './command.ts';
import type { Difference } from '../invariant.ts';

/** A change of one product's level: so much more or less, or so much found by a count. */
interface Move {
  readonly productId: string;
  readonly atMs: number;
  /** Its device said a later time than it arrived at: it is of its arrival, which no row tells to the millisecond. */
  readonly isVague: boolean;
  readonly delta: number;
  readonly counted: number | null;
}

/** How far apart the clocks of the backend and of the database may read one arrival. */
const VAGUE_MS = 10_000;

/** A product's level is what its last count found and the movements after it, whatever the order in which they arrived. */
export function predictStock(books: Books, recorded: readonly Command[]): Difference[] {
  const moves = recorded.flatMap((command) => movesOf(books, command));
  const byProduct = Map.groupBy(moves, ({ productId }) => productId);
  const products = new Set([...byProduct.keys(), ...books.stock.keys()]);
  return [...products].flatMap((product) => {
    const found = books.stock.get(product) ?? 0;
    const possible = levelsOf(byProduct.get(product) ?? []);
    if (possible.includes(found)) return [];
    return [{ row: product, expected: `level ${possible.join(' or ')}`, found: `level ${String(found)}` }];
  });
}

/** Every level that fits: where an arrival stands for a time, what is near it may be before or after. */
function levelsOf(moves: readonly Move[]): number[] {
  const counts = moves.filter(({ counted }) => counted !== null);
  const others = moves.filter(({ counted }) => counted === null);
  if (counts.length === 0) return [sum(others)];
  const lastMs = Math.max(...counts.map(({ atMs }) => atMs));
  const newest = counts.filter(({ atMs }) => atMs === lastMs);
  const candidates = counts.filter((count) => newest.some((last) => count === last || isUnclear(count, last)));
  return [...new Set(candidates.flatMap((count) => levelsFrom(count, others)))];
}

function levelsFrom(count: Move, others: readonly Move[]): number[] {
  const unclear = others.filter((move) => isUnclear(move, count));
  // What happened at the very moment of a count was counted.
  const after = others.filter((move) => move.atMs > count.atMs && !unclear.includes(move));
  const partial = unclear.reduce<number[]>(
    (sums, { delta }) => [...new Set([...sums, ...sums.map((total) => total + delta)])],
    [0],
  );
  return partial.map((extra) => (count.counted ?? 0) + sum(after) + extra);
}

function isUnclear(one: Move, other: Move): boolean {
  return (one.isVague || other.isVague) && Math.abs(one.atMs - other.atMs) < VAGUE_MS;
}

function sum(moves: readonly Move[]): number {
  return moves.reduce((total, { delta }) => total + delta, 0);
}

function movesOf(books: Books, command: Command): Move[] {
  const { payload, type } = command;
  const when = happenedAt(books, command);
  const move = (productId: string | null | undefined, delta: number, counted: number | null = null): Move[] =>
    productId === null || productId === undefined ? [] : [{ productId, ...when, delta, counted }];
  switch (type) {
    case 'createProduct':
      // What a product began with was there before anybody counted it.
      return [
        {
          productId: command.id,
          atMs: -Infinity,
          isVague: false,
          delta: payload.initialStockMilli ?? 0,
          counted: null,
        },
      ];
    case 'recordSale':
      return (payload.lines ?? []).flatMap(({ productId, quantityMilli }) => move(productId, -quantityMilli));
    case 'refundSale':
      return (payload.lines ?? []).flatMap(({ lineNumber, quantityMilli, destination }) => {
        const sold = books.sales.get(payload.saleId ?? '')?.lines.get(lineNumber ?? 0);
        return move(sold?.productId, destination === 'stock' ? quantityMilli : 0);
      });
    case 'refundTicket':
      return (payload.lines ?? []).flatMap(({ productId, quantityMilli, destination }) =>
        move(productId, destination === 'stock' ? quantityMilli : 0),
      );
    case 'recordStockMovement': {
      const { reason, quantityMilli = 0, countedMilli, deltaMilli = 0 } = payload.change ?? { reason: '' };
      if (reason === 'count') return move(payload.productId, 0, countedMilli ?? 0);
      const delta = reason === 'purchase' ? quantityMilli : reason === 'waste' ? -quantityMilli : deltaMilli;
      return move(payload.productId, delta);
    }
    default:
      return [];
  }
}

/** The device's time with its measured difference, never later than the arrival. */
function happenedAt(books: Books, { id, recordedAt, skewMs }: Command): Pick<Move, 'atMs' | 'isVague'> {
  const saidMs = Date.parse(recordedAt) + (skewMs ?? 0);
  const arrivedMs = books.commands.get(id)?.receivedAtMs ?? saidMs;
  return { atMs: Math.min(saidMs, arrivedMs), isVague: saidMs > arrivedMs - VAGUE_MS };
}
