import { Tag, Truck } from 'lucide-react';
import { useState, type ComponentType } from 'react';
import { Button } from '../design/button.tsx';
import { Products } from '../screens/products/components/products-view.tsx';
import type { ProductRowView } from '../screens/products/components/view-model.ts';

const nothing = () => undefined;

function row(id: string, name: string, shape: string, price: string, rest: Partial<ProductRowView>): ProductRowView {
  return { id, name, shape, price, low: false, favourite: false, ...rest };
}

const rows: readonly ProductRowView[] = [
  row('1', 'Huevo blanco', 'huevo', '$48.00', {
    perUnit: '/kg',
    category: 'Huevo',
    cost: '$39.50',
    margin: '18 %',
    stock: '1.2 kg',
    low: true,
    favourite: true,
  }),
  row('2', 'Leche entera 1 L', 'leche', '$28.50', {
    code: '7500000000121',
    category: 'Lácteos',
    cost: '$23.80',
    margin: '16 %',
    stock: '3',
    low: true,
    favourite: true,
  }),
  row('3', 'Tortilla de maíz', 'tortillas', '$24.00', {
    perUnit: '/kg',
    category: 'Tortillería',
    cost: '$18.00',
    margin: '25 %',
    stock: '2 kg',
    low: true,
    favourite: true,
  }),
  row('4', 'Coca-Cola 600 ml', 'botella', '$19.00', {
    code: '7500000000015',
    category: 'Bebidas',
    cost: '$14.20',
    margin: '25 %',
    stock: '5',
    low: true,
    favourite: true,
  }),
  row('5', 'Jamón de pierna', 'jamon', '$128.00', {
    perUnit: '/kg',
    category: 'Carnes frías',
    cost: '$94.00',
    margin: '27 %',
    stock: '2.4 kg',
    low: true,
    favourite: true,
  }),
  row('6', 'Bolillo', 'bolillo', '$2.50', {
    category: 'Pan',
    cost: '$1.60',
    margin: '36 %',
    stock: '22',
    favourite: true,
  }),
  row('7', 'Papas con sal 45 g', 'papas', '$18.00', {
    code: '7500000000329',
    category: 'Botanas',
    cost: '$13.90',
    margin: '23 %',
    stock: '24',
  }),
  row('8', 'Frijol negro', 'saco', '$42.00', {
    perUnit: '/kg',
    category: 'Abarrotes',
    cost: '$31.50',
    margin: '25 %',
    stock: '12.5 kg',
  }),
  { id: '9', name: 'Engrapadora', category: 'Papelería', low: false, favourite: false },
];

function Catalogue({ chosen: first }: { chosen: readonly string[] }) {
  const [chosen, setChosen] = useState(() => new Set(first));
  return (
    <Products
      count={412}
      rows={rows}
      search=""
      onSearch={nothing}
      filters={[
        { id: 'all', label: 'Todos' },
        { id: 'low', label: 'Se acaban', count: 5 },
        { id: 'price', label: 'Sin precio', count: 1 },
        { id: 'cost', label: 'Sin costo', count: 18 },
      ]}
      filter="all"
      onFilter={nothing}
      onOpen={nothing}
      onAdd={nothing}
      onFavourite={nothing}
      chosen={chosen}
      onChoose={(id) =>
        setChosen((all) => new Set(all.has(id) ? [...all].filter((other) => other !== id) : [...all, id]))
      }
      onClearChosen={() => setChosen(new Set())}
      chosenActions={
        <>
          <Button variant="on-band" icon={<Tag aria-hidden className="size-5" />}>
            Cambiar precio
          </Button>
          <Button variant="on-band" icon={<Truck aria-hidden className="size-5" />}>
            Registrar compra
          </Button>
        </>
      }
      onBack={nothing}
    />
  );
}

/** The catalogue. */
export const productsPages: Record<string, ComponentType> = {
  products: () => <Catalogue chosen={['1', '2']} />,
};
