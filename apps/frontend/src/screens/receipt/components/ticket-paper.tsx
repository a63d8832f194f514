import { keepUnits } from '../../../design/keep-units.ts';
import { receipt } from '../../../messages/charge.ts';

export interface TicketView {
  shop: string;
  folio: string;
  /** "24/11/2026 · 10:42 a.m. · Efectivo". */
  detail: string;
  lines: readonly { id: string; quantity: string; name: string; amount: string }[];
  discount?: string;
  total: string;
  /** Lines under the total: tax, customer, thanks. */
  footer?: readonly string[];
}

/** The ticket as paper, on the screen and on the roll: square corners, dashed cuts. */
export function TicketPaper({ shop, folio, detail, lines, discount, total, footer = [] }: TicketView) {
  return (
    <article
      aria-label={receipt.ticket}
      className="ticket rounded-[4px] bg-paper p-4 shadow-[0_0_0_1px_var(--line),0_6px_16px_oklch(0.23_0.03_195/0.08)]"
    >
      <p className="flex justify-between gap-3 text-16 font-700">
        <span>{shop}</span>
        <span className="whitespace-nowrap">{folio}</span>
      </p>
      <p className="text-14 text-ink-2">{detail}</p>
      <table className="my-3 w-full border-y border-dashed border-line text-15 short:my-2">
        <tbody className="before:block before:h-2 after:block after:h-2">
          {lines.map((line) => (
            <tr key={line.id} className="align-top">
              <td className="py-[3px] pr-2.5 whitespace-nowrap text-ink-2">{line.quantity}</td>
              <td className="w-full py-[3px]">{keepUnits(line.name)}</td>
              <td className="py-[3px] pl-2.5 text-right whitespace-nowrap">{line.amount}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {discount !== undefined && (
        <p className="flex justify-between text-15">
          <span>{receipt.discount}</span>
          <span>{discount}</span>
        </p>
      )}
      <p className="flex justify-between text-18 font-700">
        <span>{receipt.total}</span>
        <span>{total}</span>
      </p>
      {footer.map((line) => (
        <p key={line} className="mt-1 text-14 text-ink-2">
          {line}
        </p>
      ))}
    </article>
  );
}
