import { useNavigate, useParams } from '@tanstack/react-router';
import { Screen } from '../../app/screen.tsx';
import { useSale } from '../../data/sales.ts';
import { Header } from '../../design/header.tsx';
import { nav } from '../../messages/common.ts';
import { titles } from '../../messages/titles.ts';
import { SaleById, SaleStatusBadge } from './components/sale-by-id.tsx';

/** One sale: its ticket, again on paper or as a message, and giving it back. */
export default function SaleScreen() {
  const navigate = useNavigate();
  const { id } = useParams({ from: '/shop/ventas/$id' });
  const sale = useSale(id);
  return (
    <Screen
      title={titles.sale}
      header={
        <Header
          title={sale.data?.folio ?? titles.sale}
          back={{ label: nav.backTo(titles.sales), onBack: () => void navigate({ to: '/ventas' }) }}
          right={<SaleStatusBadge sale={sale.data} />}
        />
      }
      contentClass="px-4 pt-1 pb-4 desk:px-6"
    >
      <SaleById id={id} />
    </Screen>
  );
}
