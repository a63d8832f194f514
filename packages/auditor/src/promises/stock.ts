import type { Books } from './books.ts';
import type { Command } from './command.ts';
import type { Difference } from '../invariant.ts';

/** A change of one product's level: so much more or less, or so much found by a count. */
interface Move {
  readonly productId: string;
  readonly atMs: number;
  readonly delta: number;
  readonly counted: number | null;
}

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

/** What happened at the very moment of a count may be in it or not: every level that fits. */
function levelsOf(moves: readonly Move[]): number[] {
  const counts = moves.filter(({ counted }) => counted !== null);
  const lastMs = Math.max(-Infinity, ...counts.map(({ atMs }) => atMs));
  const sum = (some: readonly Move[]): number => some.reduce((total, { delta }) => total + delta, 0);
  const after = sum(moves.filter(({ atMs, counted }) => counted === null && atMs > lastMs));
  const last = counts.filter(({ atMs }) => atMs === lastMs).map(({ counted }) => counted ?? 0);
  if (last.length === 0) return [after];
  const meanwhile = moves.filter(({ atMs, counted }) => counted === null && atMs === lastMs);
  const partial = meanwhile.reduce<number[]>(
    (sums, { delta }) => [...sums, ...sums.map((total) => total + delta)],
    [0],
  );
  return [...new Set(last.flatMap((counted) => partial.map((extra) => counted + extra + after)))];
}

function movesOf(books: Books, command: Command): Move[] {
  const { payload, type } = command;
  const atMs = happenedAtMs(books, command);
  const move = (productId: string | null | undefined, delta: number, counted: number | null = null): Move[] =>
    productId === null || productId === undefined ? [] : [{ productId, atMs, delta, counted }];
  switch (type) {
    case 'createProduct':
      return move(command.id, payload.initialStockMilli ?? 0);
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
function happenedAtMs(books: Books, { id, recordedAt, skewMs }: Command): number {
  const saidMs = Date.parse(recordedAt) + (skewMs ?? 0);
  return Math.min(saidMs, books.commands.get(id)?.receivedAtMs ?? saidMs);
}
