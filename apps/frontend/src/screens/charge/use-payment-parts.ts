import { ZERO_CENTAVOS, subtractCentavos, sumCentavos, type Centavos } from '@michangarrito/domain';
import { useState } from 'react';
import type { ChargeMethod } from './components/view-model.ts';

/** A part of a mixed payment. */
export interface PaymentPart {
  readonly id: string;
  readonly method: ChargeMethod;
  readonly amountCentavos: Centavos;
  readonly tenderedCentavos: Centavos | null;
  readonly reference: string | null;
}

/** The parts that are settled and what is still to be paid. */
export function usePaymentParts(total: Centavos) {
  const [parts, setParts] = useState<readonly PaymentPart[]>([]);
  const paid = sumCentavos(parts.map((part) => part.amountCentavos));
  return {
    parts,
    remaining: paid > total ? ZERO_CENTAVOS : subtractCentavos(total, paid),
    add: (part: Omit<PaymentPart, 'id'>) => setParts([...parts, { ...part, id: crypto.randomUUID() }]),
    remove: (id: string) => setParts(parts.filter((part) => part.id !== id)),
  };
}
