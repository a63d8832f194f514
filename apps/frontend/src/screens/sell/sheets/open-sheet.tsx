import type { Product } from '@michangarrito/contracts';
import { subtractCentavos, sumCentavos, type Centavos } from '@michangarrito/domain';
import type { OpenSale } from '@michangarrito/local-store';
import { editProduct } from '../../../data/commands.ts';
import { describeError } from '../../../data/describe-error.ts';
import { useOpenSession } from '../../../data/session.ts';
import { useCatalog } from '../../../data/use-catalog.ts';
import { useToast } from '../../../design/toast.tsx';
import { discountSheet } from '../../../messages/sell-sheets.ts';
import type { AmountMode } from '../components/product-amount-sheet.tsx';
import { KeysSheet } from '../components/keys-sheet.tsx';
import { MenuSheet } from '../components/menu-sheet.tsx';
import type { SeenLine } from '../state/edit-lines.ts';
import type { SaleEdits } from '../state/use-sale-edits.ts';
import { cartProduct, lineName } from '../state/views.ts';
import { AmountOfProduct } from './amount-of-product.tsx';
import { CustomerSheet } from './customer-sheet.tsx';
import { DiscountSheet } from './discount-sheet.tsx';
import { InstallSheet } from './install-sheet.tsx';
import { NoteSheet } from './note-sheet.tsx';
import { PriceSheet } from './price-sheet.tsx';
import { ScanProducts } from './scan-products.tsx';
import { VariosSheet } from './varios-sheet.tsx';

/** The one sheet over the counter. `line` is the line, as it was seen, that an amount is set on; without it a new amount is added. */
export type SheetState =
  | { readonly name: 'amount'; readonly product: Product; readonly mode: AmountMode; readonly line: SeenLine | null }
  | { readonly name: 'price'; readonly product: Product }
  | { readonly name: 'discount'; readonly line: SeenLine | null }
  | { readonly name: 'varios' | 'customer' | 'note' | 'keys' | 'menu' | 'scan' | 'install' };

export interface OpenSheetProps {
  sheet: SheetState;
  ticket: OpenSale | null;
  edits: SaleEdits;
  /** A code whose product asks for a price or an amount: its sheet takes this one's place. */
  onAsks: (code: string) => void;
  onClose: () => void;
}

/** Whatever sheet is open, connected to the sale. */
export default function OpenSheet({ sheet, ticket, edits, onAsks, onClose }: OpenSheetProps) {
  const { shop } = useOpenSession().enrolment;
  const done = (work: () => void) => () => {
    work();
    onClose();
  };
  switch (sheet.name) {
    case 'amount':
      return <AmountSheetOf {...sheet} edits={edits} onClose={onClose} />;
    case 'price':
      return <PriceSheetOf product={sheet.product} edits={edits} onClose={onClose} />;
    case 'discount':
      return <DiscountSheetOf line={sheet.line} ticket={ticket} edits={edits} onClose={onClose} />;
    case 'varios':
      return (
        <VariosSheet
          capCentavos={shop.variosCapCentavos}
          onAmount={(amount) => done(() => edits.addVarios(amount))()}
          onClose={onClose}
        />
      );
    case 'customer':
      return (
        <CustomerSheet
          current={ticket?.customerId ?? null}
          onCustomer={(id) => done(() => edits.setCustomer(id))()}
          onClose={onClose}
        />
      );
    case 'note':
      return (
        <NoteSheet note={ticket?.note ?? null} onNote={(note) => done(() => edits.setNote(note))()} onClose={onClose} />
      );
    case 'keys':
      return <KeysSheet onClose={onClose} />;
    case 'scan':
      return <ScanProducts onAsks={onAsks} onClose={onClose} />;
    case 'install':
      return <InstallSheet onClose={onClose} />;
    case 'menu':
      return <MenuSheet onClose={onClose} />;
  }
}

interface Connected {
  ticket: OpenSale | null;
  edits: SaleEdits;
  onClose: () => void;
}

function AmountSheetOf({
  product,
  mode,
  line,
  edits,
  onClose,
}: Omit<Connected, 'ticket'> & { product: Product; mode: AmountMode; line: SeenLine | null }) {
  const catalog = useCatalog();
  const current = catalog.byId.get(product.id) ?? product;
  const sold = line?.line ?? cartProduct(current);
  if (sold === null) return null;
  return (
    <AmountOfProduct
      product={current}
      sold={sold}
      mode={mode}
      onClose={onClose}
      onAmount={(amount) => {
        if (line === null) edits.addAmount(current, amount);
        else edits.setAmount(line, amount);
        onClose();
      }}
    />
  );
}

function PriceSheetOf({ product, edits, onClose }: Omit<Connected, 'ticket'> & { product: Product }) {
  const toast = useToast();
  const setPrice = async (price: Centavos) => {
    edits.addPiece(product, price);
    onClose();
    try {
      await editProduct(product, { priceCentavos: price });
    } catch (error) {
      toast.show({ text: describeError(error) });
    }
  };
  return <PriceSheet product={product} onPrice={(price) => void setPrice(price)} onClose={onClose} />;
}

function DiscountSheetOf({ line: seen, ticket, edits, onClose }: Connected & { line: SeenLine | null }) {
  const lines = ticket?.lines ?? [];
  const line = seen?.line;
  const base =
    line?.amountCentavos ?? sumCentavos(lines.map((one) => subtractCentavos(one.amountCentavos, one.discountCentavos)));
  return (
    <DiscountSheet
      subtitle={line === undefined ? discountSheet.ofSale : lineName(line)}
      base={base}
      onClose={onClose}
      onDiscount={(discount) => {
        if (seen === null) edits.discountSale(discount);
        else edits.discountLine(seen, discount);
        onClose();
      }}
    />
  );
}
