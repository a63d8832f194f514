import { centavos } from '@michangarrito/domain';
import { useState, type ComponentType, type ReactNode } from 'react';
import { CashPanel } from '../screens/charge/components/cash-panel.tsx';
import { ChargeScreen } from '../screens/charge/components/charge-view.tsx';
import { FiadoPanel } from '../screens/charge/components/fiado-panel.tsx';
import { ReferencePanel } from '../screens/charge/components/reference-panel.tsx';
import type { ChargeMethod, ChargeView } from '../screens/charge/components/view-model.ts';
import { Receipt } from '../screens/receipt/components/receipt-view.tsx';

const nothing = () => undefined;

function Charge({
  method: first,
  children,
  ...rest
}: Partial<ChargeView> & { method: ChargeMethod; children: ReactNode }) {
  const [method, setMethod] = useState(first);
  return (
    <ChargeScreen
      total={centavos(7050)}
      counted="3 productos"
      onCustomer={nothing}
      method={method}
      onMethod={setMethod}
      paid={[]}
      onUnpay={nothing}
      onBack={nothing}
      confirm={{ label: 'Cobrar $70.50', onConfirm: nothing, disabled: false, busy: false }}
      {...rest}
    >
      {children}
    </ChargeScreen>
  );
}

function Cash() {
  const [counts, setCounts] = useState<Record<number, number>>({ 100: 1 });
  return (
    <Charge method="cash">
      <CashPanel
        counts={counts}
        onNote={(pesos) => setCounts((before) => ({ ...before, [pesos]: (before[pesos] ?? 0) + 1 }))}
        onClear={() => setCounts({})}
        exact="Exacto $70.50"
        onExact={nothing}
        onOther={nothing}
        received="$100.00"
        change={centavos(2950)}
        missing={false}
      />
    </Charge>
  );
}

/** Charging and the ticket. */
export const chargePages: Record<string, ComponentType> = {
  charge: Cash,
  'charge-mixed': () => (
    <Charge method="card" remaining={centavos(4050)} paid={[{ id: 'p', label: 'Efectivo', amount: '$30.00' }]}>
      <ReferencePanel method="card" reference="" onReference={nothing} />
    </Charge>
  ),
  'charge-fiado': () => (
    <Charge
      method="fiado"
      customer="Doña Lupe"
      confirm={{ label: 'Fiar $70.50', onConfirm: nothing, disabled: false, busy: false }}
    >
      <FiadoPanel
        customer={{ name: 'Doña Lupe', owes: 'Debe $342.50', willOwe: 'Quedaría debiendo $413.00' }}
        onChoose={nothing}
        warning="Doña Lupe pasaría su límite por $40.00. ¿Le fías?"
      />
    </Charge>
  ),
  receipt: () => (
    <Receipt
      headline={{ label: 'Da de cambio', centavos: centavos(2950) }}
      detail="Recibiste $100.00 · Total $70.50"
      protectedYet={false}
      ticket={{
        shop: 'Abarrotes La Esquina',
        folio: 'A-000128',
        detail: '24/11/2026 · 10:42 a.m. · Efectivo',
        lines: [
          { id: '1', quantity: '2', name: 'Coca-Cola 600 ml', amount: '$38.00' },
          { id: '2', quantity: '5', name: 'Bolillo', amount: '$12.50' },
          { id: '3', quantity: '156 g', name: 'Jamón de pierna', amount: '$20.00' },
        ],
        total: '$70.50',
      }}
      onShare={nothing}
      onPrint={nothing}
      onNewSale={nothing}
    />
  ),
};
