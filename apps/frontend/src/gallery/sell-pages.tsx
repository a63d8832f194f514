import type { ComponentType } from 'react';
import { useViewport } from '../app/use-viewport.ts';
import { CartSheet } from '../screens/sell/components/cart-sheet.tsx';
import { KeysSheet } from '../screens/sell/components/keys-sheet.tsx';
import { MenuSheet } from '../screens/sell/components/menu-sheet.tsx';
import { ProductAmountSheet } from '../screens/sell/components/product-amount-sheet.tsx';
import { SellDesk } from '../screens/sell/components/sell-desk.tsx';
import { SellPhone } from '../screens/sell/components/sell-phone.tsx';
import type { CounterView, LineActions, SaleView } from '../screens/sell/components/view-model.ts';
import { counter, emptySale, sale, searching, tiles } from './fixtures.ts';

const nothing = () => undefined;
const lineActions: LineActions = {
  onLess: nothing,
  onMore: nothing,
  onQuantity: nothing,
  onDiscount: nothing,
  onRemove: nothing,
};

function Counter({ view, of }: { view: CounterView; of: SaleView }) {
  const viewport = useViewport();
  if (viewport === 'phone') return <SellPhone {...view} sale={of} onCart={nothing} onMenu={nothing} />;
  return (
    <SellDesk
      {...view}
      sale={of}
      keys={viewport === 'desk'}
      selectedLine="b"
      lineActions={lineActions}
      onLine={nothing}
      onClear={nothing}
      onCustomer={nothing}
      onDiscount={nothing}
      onNote={nothing}
      onHelp={nothing}
      onFieldKey={nothing}
      {...(viewport === 'tablet' && { onMenu: nothing })}
    />
  );
}

const freshTiles = tiles.map(({ inSale: _inSale, ...tile }) => tile);
const [firstSale] = counter.sales;
const emptyCounter: CounterView = {
  ...counter,
  tiles: freshTiles,
  sales: firstSale ? [firstSale] : [],
  sync: { kind: 'here', count: 12 },
};

function Basket() {
  return (
    <>
      <Counter view={counter} of={sale} />
      <CartSheet
        sale={{ ...sale, openLine: 'b' }}
        lineActions={lineActions}
        onLine={nothing}
        onClear={nothing}
        onCustomer={nothing}
        onDiscount={nothing}
        onNote={nothing}
        onClose={nothing}
        onCharge={nothing}
      />
    </>
  );
}

function ByPesos() {
  return (
    <>
      <Counter view={counter} of={sale} />
      <ProductAmountSheet
        product={{ name: 'Jamón de pierna', shape: 'jamon' }}
        detail="$128.00 por kg · quedan 2.4 kg"
        mode="pesos"
        unit="kg"
        onMode={nothing}
        typed="$20"
        result="156 g"
        quick={[10, 15, 20, 30, 50].map((pesos) => ({
          id: String(pesos),
          label: `$${String(pesos)}`,
          on: pesos === 20,
          onTap: nothing,
        }))}
        value="20"
        onValue={nothing}
        onClose={nothing}
        confirm={{ label: 'Agregar $20.00 de jamón', onConfirm: nothing, disabled: false }}
      />
    </>
  );
}

/** The counter in its states. */
export const sellPages: Record<string, ComponentType> = {
  sell: () => <Counter view={counter} of={sale} />,
  'sell-empty': () => <Counter view={emptyCounter} of={emptySale} />,
  'sell-search': () => <Counter view={searching} of={sale} />,
  'sell-line': () => <Counter view={counter} of={{ ...sale, openLine: 'b' }} />,
  cart: Basket,
  'by-pesos': ByPesos,
  keys: () => (
    <>
      <Counter view={counter} of={sale} />
      <KeysSheet onClose={nothing} />
    </>
  ),
  menu: () => (
    <>
      <Counter view={counter} of={sale} />
      <MenuSheet onClose={nothing} />
    </>
  ),
};
