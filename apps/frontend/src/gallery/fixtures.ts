import { centavos } from '@michangarrito/domain';
import type { CounterView, LineView, SaleView, TileView } from '../screens/sell/components/view-model.ts';

const nothing = () => undefined;

export const tiles: readonly TileView[] = [
  { id: '1', name: 'Coca-Cola 600 ml', shape: 'botella', price: '$19.00', inSale: '2' },
  { id: '2', name: 'Bolillo', shape: 'bolillo', price: '$2.50', inSale: '5' },
  { id: '3', name: 'Jamón de pierna', shape: 'jamon', price: '$128.00', perUnit: '/kg', inSale: '156 g' },
  { id: '4', name: 'Leche entera 1 L', shape: 'leche', price: '$28.50' },
  { id: '5', name: 'Huevo blanco', shape: 'huevo', price: '$48.00', perUnit: '/kg', left: '1.2 kg' },
  { id: '6', name: 'Tortilla de maíz', shape: 'tortillas', price: '$24.00', perUnit: '/kg' },
  { id: '7', name: 'Garrafón 20 L', shape: 'garrafon', price: '$46.00' },
  { id: '8', name: 'Queso Oaxaca', shape: 'queso', price: '$165.00', perUnit: '/kg' },
  { id: '9', name: 'Papas con sal 45 g', shape: 'papas', price: '$18.00' },
  { id: '10', name: 'Concha', shape: 'concha', price: '$12.00' },
  { id: '11', name: 'Galletas Marías', shape: 'galletas', price: '$17.50' },
  { id: '12', name: 'Jitomate saladet', shape: 'jitomate', price: '$26.00', perUnit: '/kg' },
  { id: '13', name: 'Frijol negro', shape: 'saco', price: '$42.00', perUnit: '/kg' },
  { id: '14', name: 'Arroz', shape: 'arroz', price: '$34.00', perUnit: '/kg' },
  { id: '15', name: 'Cloro 950 ml', shape: 'limpieza', price: '$21.50' },
  { id: '16', name: 'Papel higiénico 4 pzas', shape: 'papel', price: '$32.00' },
  { id: '17', name: 'Veladora', shape: 'vela', price: '$15.00' },
  { id: '18', name: 'Salchicha', shape: 'salchicha', price: '$76.00', perUnit: '/kg' },
  { id: '19', name: 'Mazapán', shape: 'dulce', price: '$6.00' },
  { id: '20', name: 'Agua mineral 355 ml', shape: 'lata', price: '$16.00' },
];

const lines: readonly LineView[] = [
  { id: 'a', quantity: '2', name: 'Coca-Cola 600 ml', unitPrice: '$19.00 c/u', amount: '$38.00' },
  { id: 'b', quantity: '5', name: 'Bolillo', unitPrice: '$2.50 c/u', amount: '$12.50' },
  { id: 'c', quantity: '156 g', name: 'Jamón de pierna', unitPrice: '$128.00 por kg', amount: '$20.00' },
];

export const sale: SaleView = {
  label: 'Venta 1',
  lines,
  counted: '3 productos',
  total: centavos(7050),
  subtotal: '$70.50',
  discount: '$0.00',
  hasDiscount: false,
  openLine: null,
};

export const emptySale: SaleView = {
  ...sale,
  lines: [],
  counted: '0 productos',
  total: centavos(0),
  subtotal: '$0.00',
};

export const counter: CounterView = {
  sales: [
    { id: 's1', label: 'Venta 1', amount: '$70.50' },
    { id: 's2', label: 'Venta 2', amount: '$84.00' },
  ],
  currentSale: 's1',
  onSale: nothing,
  onNewSale: nothing,
  sync: { kind: 'safe' },
  onSync: nothing,
  categories: ['Favoritos', 'Bebidas', 'Pan', 'Lácteos', 'Carnes frías', 'Botanas', 'Verdura', 'Limpieza', 'Todo'].map(
    (label) => ({ id: label, label }),
  ),
  category: 'Favoritos',
  onCategory: nothing,
  tiles,
  onTile: nothing,
  onTileHold: nothing,
  search: {
    text: '',
    onText: nothing,
    results: [],
    chosen: 0,
    isCode: false,
    onTake: nothing,
    onEnter: nothing,
    onCreate: nothing,
  },
  onVarios: nothing,
  onScan: nothing,
  onCharge: nothing,
};

export const searching: CounterView = {
  ...counter,
  search: {
    ...counter.search,
    text: 'jam',
    results: [
      {
        id: '3',
        name: 'Jamón de pierna',
        shape: 'jamon',
        match: [0, 3],
        detail: 'quedan 2.4 kg',
        price: '$128.00',
        perUnit: '/kg',
      },
      {
        id: '31',
        name: 'Jamón de pavo',
        shape: 'jamon',
        match: [0, 3],
        detail: 'quedan 1.1 kg',
        price: '$116.00',
        perUnit: '/kg',
      },
      {
        id: '32',
        name: 'Jamaica seca',
        shape: 'saco',
        match: [0, 3],
        detail: 'quedan 1.5 kg',
        price: '$180.00',
        perUnit: '/kg',
      },
    ],
  },
};
