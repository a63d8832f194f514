import {
  ZERO_CENTAVOS,
  centavos,
  lineByPesos,
  lineByQuantity,
  milli,
  type CartLine,
  type CartProduct,
  type Centavos,
  type Milli,
} from '@michangarrito/domain';

/** How a tap, a scan or a sheet changes the lines of a ticket. Pure: the ticket itself is kept by the device. */

export type Lines = readonly CartLine[];

/** One piece, and the smallest step of − n + for what is sold by measure (100 g). */
const PIECE_MILLI = 1000;
const MEASURE_STEP_MILLI = 100;

export function stepOf(line: Pick<CartLine, 'unit'>): Milli {
  return milli(line.unit === 'kg' || line.unit === 'l' ? MEASURE_STEP_MILLI : PIECE_MILLI);
}

/** Adds a quantity: onto the line that already sells it at that price without a discount, else as a new line at the end. */
export function addQuantity(lines: Lines, product: CartProduct, quantity: Milli): Lines {
  const index = lines.findIndex(
    (line) =>
      line.productId !== null &&
      line.productId === product.productId &&
      line.unitPriceCentavos === product.unitPriceCentavos &&
      !line.byPesos &&
      line.discountCentavos === 0,
  );
  const found = lines[index];
  if (found === undefined) return [...lines, lineByQuantity(product, quantity)];
  return lines.with(index, lineByQuantity(found, milli(found.quantityMilli + quantity)));
}

/** Adds an amount ("$20 de jamón"): onto the line that already sells it by pesos, else as a new line. */
export function addPesos(lines: Lines, product: CartProduct, amount: Centavos): Lines {
  const index = lines.findIndex(
    (line) => line.productId === product.productId && line.byPesos && line.discountCentavos === 0,
  );
  const found = lines[index];
  if (found === undefined) return [...lines, lineByPesos(product, amount)];
  return lines.with(index, lineByPesos(found, centavos(found.amountCentavos + amount)));
}

/** A line as a person saw it. Lines have no id, and another tab may have taken or added some meanwhile. */
export interface SeenLine {
  readonly index: number;
  readonly line: CartLine;
}

export function seenLine(lines: Lines, index: number): SeenLine | null {
  const line = lines[index];
  return line === undefined ? null : { index, line };
}

/** Where the line stands now: at its place, else where else the same is sold; -1 where it is gone, and then nothing is changed. */
export function placeOf(lines: Lines, { index, line }: SeenLine): number {
  const isIt = (other: CartLine | undefined) =>
    other?.productId === line.productId &&
    other.name === line.name &&
    other.unitPriceCentavos === line.unitPriceCentavos;
  return isIt(lines[index]) ? index : lines.findIndex(isIt);
}

/** Sets how much a line sells; its discount stays as far as it fits. Nothing left takes the line away. */
export function setQuantity(lines: Lines, index: number, quantity: Milli): Lines {
  const line = lines[index];
  if (line === undefined) return lines;
  if (quantity <= 0) return removeLine(lines, index);
  return lines.with(index, keepDiscount(lineByQuantity(line, quantity), line.discountCentavos));
}

/** Sets a line to an amount in pesos. */
export function setPesos(lines: Lines, index: number, amount: Centavos): Lines {
  const line = lines[index];
  if (line === undefined) return lines;
  return lines.with(index, keepDiscount(lineByPesos(line, amount), line.discountCentavos));
}

/** One step more or less; a line by pesos becomes one by quantity, as the person now counts it. */
export function stepQuantity(lines: Lines, index: number, direction: 1 | -1): Lines {
  const line = lines[index];
  if (line === undefined) return lines;
  return setQuantity(lines, index, milli(Math.max(0, line.quantityMilli + direction * stepOf(line))));
}

export function removeLine(lines: Lines, index: number): Lines {
  return lines.filter((_, place) => place !== index);
}

/** Sets a line's discount, at most what the line costs. */
export function setLineDiscount(lines: Lines, index: number, discount: Centavos): Lines {
  const line = lines[index];
  return line === undefined ? lines : lines.with(index, keepDiscount(line, discount));
}

/** The sale's discount as far as it still fits what its lines come to. */
export function fittingDiscount(lines: Lines, discount: Centavos): Centavos {
  const subtotal = lines.reduce((sum, line) => sum + line.amountCentavos - line.discountCentavos, 0);
  return centavos(Math.min(discount, subtotal));
}

function keepDiscount(line: CartLine, discount: Centavos): CartLine {
  const fitting = discount > line.amountCentavos ? line.amountCentavos : discount;
  return { ...line, discountCentavos: fitting < 0 ? ZERO_CENTAVOS : fitting };
}
