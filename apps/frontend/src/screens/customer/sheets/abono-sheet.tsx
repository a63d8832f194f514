import type { Customer } from '@michangarrito/contracts';
import {
  ZERO_CENTAVOS,
  formatMoney,
  negateCentavos,
  parseMoney,
  subtractCentavos,
  type Centavos,
} from '@michangarrito/domain';
import { useState } from 'react';
import { recordFiadoPayment } from '../../../data/commands.ts';
import { describeError } from '../../../data/describe-error.ts';
import { AmountSheet } from '../../../design/amount-sheet.tsx';
import { useToast } from '../../../design/toast.tsx';
import { actions } from '../../../messages/common.ts';
import { abonoSheet } from '../../../messages/fiados.ts';
import { methodNames } from '../../../messages/methods.ts';

type Method = 'cash' | 'transfer' | 'card';

const METHODS: readonly { id: Method; label: string }[] = (['cash', 'transfer', 'card'] as const).map((id) => ({
  id,
  label: methodNames[id],
}));
const QUICK_PESOS = ['50', '100', '200'];

/** Money against a debt: typed, by method; more than is owed stays in the customer's favour. */
export function AbonoSheet({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const toast = useToast();
  const [method, setMethod] = useState<Method>('cash');
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const owed = customer.balanceCentavos;
  const parsed = parseMoney(text);
  const amount = parsed.ok && parsed.value > 0 ? parsed.value : null;
  const receive = async () => {
    if (amount === null || busy) return;
    setBusy(true);
    try {
      await recordFiadoPayment({
        customerId: customer.id,
        amountCentavos: amount,
        method,
        tenderedCentavos: null,
        note: null,
      });
      onClose();
      toast.show({ text: doneWords(amount, subtractCentavos(owed, amount)) });
    } catch (error) {
      setBusy(false);
      toast.show({ text: describeError(error) });
    }
  };
  const message = amount === null ? null : warning(owed, amount);
  return (
    <AmountSheet<Method>
      title={abonoSheet.title}
      subtitle={customer.name}
      closeLabel={actions.close}
      eraseLabel={actions.erase}
      modes={{ label: abonoSheet.method, options: METHODS, current: method, onChange: setMethod }}
      typed={{ label: abonoSheet.typed, text: `$${text === '' ? '0' : text}` }}
      result={resultOf(subtractCentavos(owed, amount ?? ZERO_CENTAVOS))}
      quickLabel={abonoSheet.quick}
      quick={quickAmounts(owed).map(({ typed, label }) => ({
        id: typed,
        label,
        on: typed === text,
        onTap: () => setText(typed),
      }))}
      value={text}
      onValue={setText}
      onClose={onClose}
      {...(message !== null && { message })}
      confirm={{
        label: amount === null ? abonoSheet.confirmPlain : abonoSheet.confirm(formatMoney(amount)),
        disabled: amount === null,
        busy,
        onConfirm: () => void receive(),
      }}
    />
  );
}

function quickAmounts(owed: Centavos): { typed: string; label: string }[] {
  const notes = QUICK_PESOS.map((pesos) => ({ typed: pesos, label: `$${pesos}` }));
  if (owed <= 0) return notes;
  const all = formatMoney(owed).replace(/[$,]/gu, '').replace('.00', '');
  return [{ typed: all, label: abonoSheet.all }, ...notes.filter(({ typed }) => typed !== all)];
}

function resultOf(left: Centavos): { label: string; text: string } {
  return left < 0
    ? { label: abonoSheet.credit, text: formatMoney(negateCentavos(left)) }
    : { label: abonoSheet.left, text: formatMoney(left) };
}

function warning(owed: Centavos, amount: Centavos): string | null {
  if (owed <= 0) return abonoSheet.owesNothing;
  return amount > owed ? abonoSheet.tooMuch(formatMoney(owed)) : null;
}

function doneWords(amount: Centavos, left: Centavos): string {
  if (left === 0) return abonoSheet.doneAll(formatMoney(amount));
  return left > 0
    ? abonoSheet.done(formatMoney(amount), formatMoney(left))
    : abonoSheet.doneCredit(formatMoney(amount), formatMoney(negateCentavos(left)));
}
