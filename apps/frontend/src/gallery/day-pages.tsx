import { centavos } from '@michangarrito/domain';
import { NotebookPen, PackageOpen, ReceiptText } from 'lucide-react';
import { useState, type ComponentType } from 'react';
import { useViewport } from '../app/use-viewport.ts';
import { CountTill } from '../screens/closure/components/count-till.tsx';
import { CustomerPane } from '../screens/customer/components/customer-pane.tsx';
import { CustomerBand, CustomerScreen } from '../screens/customer/components/customer-screen.tsx';
import type { CustomerView } from '../screens/customer/components/view-model.ts';
import { Fiados } from '../screens/fiados/components/fiados-view.tsx';
import { HomeDesk } from '../screens/home/components/home-desk.tsx';
import { HomePhone } from '../screens/home/components/home-phone.tsx';
import type { HomeView } from '../screens/home/components/view-model.ts';

const nothing = () => undefined;

const hours = [40, 95, 150, 210, 320, 290, 412, 330, 250, 190, 60, 0, 0, 0];
const before = [60, 110, 120, 180, 260, 300, 350, 310, 270, 230, 240, 210, 140, 60];
const deskLabels: Record<number, string> = { 0: '7 a.m.', 2: '9', 4: '11', 6: '1 p.m.', 8: '3', 10: '5', 12: '7' };
const phoneLabels: Record<number, string> = { 0: '7 a.m.', 6: '1 p.m.', 13: '8 p.m.' };

function homeView(labels: Record<number, string>): HomeView {
  return {
    shop: 'Abarrotes La Esquina',
    date: 'Martes 24 de noviembre',
    sync: { kind: 'safe' },
    onSync: nothing,
    total: centavos(234_750),
    counts: '41 ventas · $57.26 por venta',
    saleCount: '41',
    average: '$57.26 por venta',
    comparison: { text: '$212.00 más que el martes', tone: 'safe' },
    chart: {
      summary: 'Ventas por hora',
      bars: hours.map((value, index) => ({
        value,
        before: before[index] ?? 0,
        ahead: index > 10,
        ...(labels[index] !== undefined && { label: labels[index] }),
      })),
      now: 10,
      peakLabel: '$412',
      gridlines: [
        { value: 200, label: '$200' },
        { value: 400, label: '$400' },
      ],
      beforeLabel: 'martes pasado',
    },
    waiting: [
      {
        id: 'a',
        icon: ReceiptText,
        tone: 'paint',
        title: '1 venta te necesita',
        detail: 'Revisa y decide',
        onOpen: nothing,
      },
      {
        id: 'b',
        icon: PackageOpen,
        tone: 'neutral',
        title: '5 productos se acaban',
        detail: 'Huevo, leche, tortilla y 2 más',
        onOpen: nothing,
      },
      {
        id: 'c',
        icon: NotebookPen,
        tone: 'alert',
        title: '2 fiados vencidos',
        detail: 'Sra. Carmen y Paty',
        value: '$1,052.00',
        onOpen: nothing,
      },
    ],
    profit: { amount: '$612.30', share: '26 % de la venta' },
    till: { amount: '$2,343.00', detail: 'abierta desde las 6:58' },
    top: [
      { id: '1', name: 'Coca-Cola 600 ml', shape: 'botella', share: 1, quantity: '31', amount: '$589.00' },
      { id: '2', name: 'Leche entera 1 L', shape: 'leche', share: 0.68, quantity: '14', amount: '$399.00' },
      { id: '3', name: 'Jamón de pierna', shape: 'jamon', share: 0.56, quantity: '2.6 kg', amount: '$332.80' },
      { id: '4', name: 'Tortilla de maíz', shape: 'tortillas', share: 0.37, quantity: '9 kg', amount: '$216.00' },
    ],
    paid: [
      { id: '1', label: 'Efectivo', value: 1893, amount: '$1,893.00', tone: 'bg-accent' },
      { id: '2', label: 'Transferencia', value: 262, amount: '$262.50', tone: 'bg-trim' },
      { id: '3', label: 'Tarjeta', value: 106, amount: '$106.00', tone: 'bg-bar' },
      { id: '4', label: 'Fiado', value: 86, amount: '$86.00', tone: 'bg-edge' },
    ],
  };
}

function Home() {
  return useViewport() === 'phone' ? (
    <HomePhone {...homeView(phoneLabels)} />
  ) : (
    <HomeDesk
      {...homeView(deskLabels)}
      tillLine="Caja abierta · Mary"
      tillCash="$2,343.00 en efectivo"
      tillAction={{ label: 'Hacer corte', onAction: nothing }}
    />
  );
}

const account: CustomerView = {
  name: 'Doña Lupe',
  subtitle: '55 1234 5678 · paga los viernes',
  balance: centavos(34_250),
  balanceLabel: 'Te debe',
  since: 'Desde hace 12 días',
  limit: { label: 'Límite $500.00', left: { label: 'Le quedan', amount: '$157.50', over: false }, usedShare: 0.685 },
  entries: [
    {
      id: '1',
      kind: 'fiado',
      title: 'Fiado A-000121',
      date: '24/11',
      badge: { text: 'Sólo aquí', tone: 'here' },
      amount: '$86.00',
      onOpen: nothing,
    },
    { id: '2', kind: 'abono', title: 'Abono en efectivo', date: '21/11', amount: '–$150.00' },
    {
      id: '3',
      kind: 'fiado',
      title: 'Fiado A-000098',
      date: '18/11',
      badge: { text: 'Pagado', tone: 'safe' },
      amount: '$124.50',
      onOpen: nothing,
    },
    {
      id: '4',
      kind: 'fiado',
      title: 'Fiado A-000087',
      date: '15/11',
      badge: { text: 'Vencido', tone: 'alert' },
      amount: '$92.00',
      onOpen: nothing,
    },
    { id: '5', kind: 'fiado', title: 'Fiado A-000071', date: '12/11', amount: '$190.00', onOpen: nothing },
  ],
  loading: false,
  onMenu: nothing,
  onRemind: nothing,
  onReceive: nothing,
};

function FiadosPage() {
  const wide = useViewport() !== 'phone';
  return (
    <Fiados
      total={centavos(180_400)}
      people={6}
      ageing={[
        { value: 281, amount: '$281.00' },
        { value: 471, amount: '$471.00' },
        { value: 412, amount: '$412.00' },
        { value: 640, amount: '$640.00' },
      ]}
      debtors={[
        { id: '1', name: 'Sra. Carmen', age: '34 días', late: true, detail: 'límite $600', amount: '$640.00' },
        { id: '2', name: 'Paty de la estética', age: '18 días', late: true, detail: 'límite $500', amount: '$412.00' },
        { id: '3', name: 'Doña Lupe', age: '12 días', late: false, detail: 'paga el viernes', amount: '$342.50' },
        { id: '4', name: 'Don Chuy', age: '9 días', late: false, detail: 'paga el viernes', amount: '$128.50' },
        { id: '5', name: 'Beto Ramírez', age: '3 días', late: false, amount: '$201.00' },
        { id: '6', name: 'Juan Mecánico', age: '1 día', late: false, amount: '$80.00' },
      ]}
      credits={[]}
      search=""
      onSearch={nothing}
      selected={wide ? '3' : ''}
      onOpen={nothing}
      onGive={nothing}
      onNewCustomer={nothing}
      sync={{ kind: 'safe' }}
      onSync={nothing}
      {...(wide && {
        aside: <CustomerPane {...account} />,
        asideLabel: account.name,
        band: <CustomerBand {...account} />,
      })}
    />
  );
}

function Till() {
  const [counts, setCounts] = useState<Record<number, number>>({ 50_000: 2, 20_000: 3, 10_000: 4, 5_000: 4, 2_000: 4 });
  return (
    <CountTill
      expected="$2,343.00"
      counted="$2,331.00"
      difference={{ label: 'Faltan', amount: '$12.00', tone: 'alert' }}
      rows={Object.fromEntries(
        Object.entries(counts).map(([value, count]) => [
          value,
          { count, amount: `$${((Number(value) / 100) * count).toLocaleString('es-MX')}.00` },
        ]),
      )}
      onCount={(value, count) => setCounts((all) => ({ ...all, [value]: count }))}
      coinTotal="$51.00"
      onReadX={nothing}
      onClose={nothing}
      onBack={nothing}
      sync={{ kind: 'safe' }}
      onSync={nothing}
      movements={null}
    />
  );
}

/** The owner's day: first screen, debts, an account, the till. */
export const dayPages: Record<string, ComponentType> = {
  home: Home,
  fiados: FiadosPage,
  customer: () => <CustomerScreen {...account} onBack={nothing} />,
  closure: Till,
};
