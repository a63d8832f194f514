import type { Envelope, ErrorCode, RefundSale } from '@michangarrito/contracts';
import {
  addCentavos,
  centavos,
  exceedsLine,
  lineAmount,
  milli,
  prorate,
  refundableLine,
  refundedTax,
  sumCentavos,
  ZERO_CENTAVOS,
  type Centavos,
  type Milli,
  type Unit,
} from '@michangarrito/domain';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';

/** A line of the sale, and what came back of it before. */
export interface SoldLine {
  readonly lineNumber: number;
  readonly productId: string | null;
  readonly unit: Unit;
  readonly quantityMilli: Milli;
  readonly totalCentavos: Centavos;
  readonly ivaCentavos: Centavos;
  readonly iepsCentavos: Centavos;
  readonly unitCostCentavos: Centavos | null;
  readonly refundedMilli: Milli;
  readonly refundedCentavos: Centavos;
  /** In how many refunds. */
  readonly refundCount: number;
}

/** One line of a refund with its money. */
export interface RefundLine {
  readonly saleLineNumber: number;
  readonly productId: string | null;
  readonly quantityMilli: Milli;
  readonly totalCentavos: Centavos;
  readonly ivaCentavos: Centavos;
  readonly iepsCentavos: Centavos;
  readonly costCentavos: Centavos;
  readonly unitCostCentavos: Centavos | null;
  readonly destination: 'stock' | 'waste';
}

export interface RefundPlan {
  readonly lines: readonly RefundLine[];
  /** More comes back than was sold and had not come back yet: recorded all the same, and flagged. */
  readonly exceeds: boolean;
  /** All of every line of the sale is back. */
  readonly complete: boolean;
}

/** What is given back of which sale, without its lines: the plan has them. */
export type RefundOrder = Envelope & {
  readonly payload: { readonly saleId: string } & Pick<
    RefundSale['payload'],
    'tillSessionId' | 'payments' | 'totalCentavos' | 'reason'
  >;
};

/** A part of a line that comes back. */
export type Asked = RefundSale['payload']['lines'][number];

/**
 * Prices a refund. The device's total must be what the lines come to: by all that is known here, by the sale alone where the device knew of no
 * other refund, or near to that where it knew of some. Another total, or more of a line than the sale had, is refused.
 */
export function planRefund(
  sold: readonly SoldLine[],
  asked: readonly Asked[],
  totalCentavos: Centavos,
): RefundPlan | ErrorCode {
  const problem = problemOf(sold, asked);
  if (problem) return problem;
  const untouched = sold.map((line) => ({ ...line, refundedMilli: milli(0), refundedCentavos: ZERO_CENTAVOS }));
  try {
    const candidates = [sold, untouched].map((lines) => amountsOf(lines, asked));
    const amounts =
      candidates.find((candidate) => sumCentavos(candidate) === totalCentavos) ??
      amountsNear(candidates[1] ?? [], sold, asked, totalCentavos);
    return amounts ? layOut(sold, asked, amounts) : 'REFUND_TOTAL_MISMATCH';
  } catch (error) {
    // Refunded so often that the sum leaves the range of money.
    if (error instanceof RangeError) return 'AMOUNT_OUT_OF_RANGE';
    throw error;
  }
}

/**
 * The device's total where it may have known of some of the earlier refunds: each is rounded by itself, and the one that completes a line takes
 * what is left, so that it is off by a centavo at most for each of them and for each part. It is laid on the parts by what they are worth.
 */
function amountsNear(
  alone: readonly Centavos[],
  sold: readonly SoldLine[],
  asked: readonly Asked[],
  total: Centavos,
): Centavos[] | null {
  const earlier = asked.map(({ lineNumber }) => sold.find((line) => line.lineNumber === lineNumber)?.refundCount ?? 0);
  if (earlier.every((count) => count === 0)) return null;
  const most = earlier.reduce((sum, count) => sum + count + 1, 0);
  return Math.abs(total - sumCentavos(alone)) <= most ? prorate(total, alone) : null;
}

function problemOf(sold: readonly SoldLine[], asked: readonly Asked[]): ErrorCode | null {
  for (const { lineNumber, quantityMilli } of asked) {
    const line = sold.find((candidate) => candidate.lineNumber === lineNumber);
    if (!line) return 'REFUND_EXCEEDS_SALE';
    if (line.unit === 'piece' && quantityMilli % 1000 !== 0) return 'PIECES_NOT_WHOLE';
  }
  for (const { lineNumber, quantityMilli } of sold) {
    const parts = asked.filter((part) => part.lineNumber === lineNumber).map((part) => part.quantityMilli);
    if (exceedsLine(quantityMilli, parts)) return 'REFUND_EXCEEDS_SALE';
  }
  return null;
}

/** What each asked part comes to, one after another; beyond what is left, its share of what was paid. */
function amountsOf(lines: readonly SoldLine[], asked: readonly Asked[]): Centavos[] {
  const states = new Map(lines.map((line) => [line.lineNumber, line]));
  return asked.map(({ lineNumber, quantityMilli }) => {
    const line = states.get(lineNumber);
    if (!line) throw new Error('checked before: the line was sold');
    const amount = amountOf(line, quantityMilli);
    states.set(lineNumber, afterRefund(line, quantityMilli, amount));
    return amount;
  });
}

function amountOf(line: SoldLine, quantityMilli: Milli): Centavos {
  const { quantityMilli: soldMilli, totalCentavos: soldTotalCentavos, refundedMilli, refundedCentavos } = line;
  const known = refundableLine({ soldMilli, soldTotalCentavos, refundedMilli, refundedCentavos }, quantityMilli);
  if (known.ok) return known.amountCentavos;
  const nothing = { refundedMilli: milli(0), refundedCentavos: ZERO_CENTAVOS };
  const alone = refundableLine({ soldMilli, soldTotalCentavos, ...nothing }, quantityMilli);
  if (!alone.ok) throw new Error('checked before: so much was sold');
  return alone.amountCentavos;
}

/** The refund of these parts of lines for these amounts, with its taxes and costs. */
export function layOut(sold: readonly SoldLine[], asked: readonly Asked[], amounts: readonly Centavos[]): RefundPlan {
  const states = new Map(sold.map((line) => [line.lineNumber, line]));
  const lines = asked.map(({ lineNumber, quantityMilli, destination }, index): RefundLine => {
    const line = states.get(lineNumber);
    const amount = amounts[index];
    if (!line || amount === undefined) throw new Error('checked before: the line was sold and priced');
    const { totalCentavos: soldTotalCentavos, ivaCentavos: soldIvaCentavos, iepsCentavos: soldIepsCentavos } = line;
    const tax = refundedTax({ soldTotalCentavos, soldIvaCentavos, soldIepsCentavos }, line.refundedCentavos, amount);
    states.set(lineNumber, afterRefund(line, quantityMilli, amount));
    return {
      ...tax,
      saleLineNumber: lineNumber,
      productId: line.productId,
      quantityMilli,
      totalCentavos: amount,
      unitCostCentavos: line.unitCostCentavos,
      costCentavos: line.unitCostCentavos === null ? ZERO_CENTAVOS : lineAmount(line.unitCostCentavos, quantityMilli),
      destination,
    };
  });
  const after = [...states.values()];
  return {
    lines,
    exceeds: after.some(
      (line) => line.refundedMilli > line.quantityMilli || line.refundedCentavos > line.totalCentavos,
    ),
    complete: after.every((line) => line.refundedMilli >= line.quantityMilli),
  };
}

/** The line after a part of it came back. */
export function afterRefund(line: SoldLine, quantityMilli: Milli, amount: Centavos): SoldLine {
  return {
    ...line,
    refundedMilli: milli(line.refundedMilli + quantityMilli),
    refundedCentavos: addCentavos(line.refundedCentavos, amount),
  };
}

/** A row of the lines of a sale, as `SOLD_LINES_SQL` selects it. */
interface SoldLineRow {
  line_number: number;
  product_id: string | null;
  unit: Unit;
  quantity_milli: number;
  total_centavos: number;
  iva_centavos: number;
  ieps_centavos: number;
  unit_cost_centavos: number | null;
  refunded_milli: number;
  refunded_centavos: number;
  refund_count: number;
}

/** The lines of sale `$2` of shop `$1` and what came back of each. */
const SOLD_LINES_SQL = `
  select i.line_number, i.product_id, i.unit, i.quantity_milli, i.total_centavos, i.iva_centavos, i.ieps_centavos, i.unit_cost_centavos,
    coalesce(sum(r.quantity_milli), 0)::bigint as refunded_milli, coalesce(sum(r.total_centavos), 0)::bigint as refunded_centavos,
    count(distinct r.refund_id)::int as refund_count
  from sales.sale_items i
  left join sales.refund_items r on r.tenant_id = i.tenant_id and r.sale_id = i.sale_id and r.sale_line_number = i.line_number
  where i.tenant_id = $1 and i.sale_id = $2
  group by i.tenant_id, i.sale_id, i.line_number
  order by i.line_number`;

/** The lines of a sale with what came back of each before, in their order. */
export async function readSoldLines(tx: TenantTx, saleId: string): Promise<SoldLine[]> {
  const rows = await tx.query<SoldLineRow>(SOLD_LINES_SQL, [tx.tenantId, saleId]);
  return rows.map(soldLineFromRow);
}

function soldLineFromRow(row: SoldLineRow): SoldLine {
  return {
    lineNumber: row.line_number,
    productId: row.product_id,
    unit: row.unit,
    quantityMilli: milli(row.quantity_milli),
    totalCentavos: centavos(row.total_centavos),
    ivaCentavos: centavos(row.iva_centavos),
    iepsCentavos: centavos(row.ieps_centavos),
    unitCostCentavos: row.unit_cost_centavos === null ? null : centavos(row.unit_cost_centavos),
    refundedMilli: milli(row.refunded_milli),
    refundedCentavos: centavos(row.refunded_centavos),
    refundCount: row.refund_count,
  };
}
