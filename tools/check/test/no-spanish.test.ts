import { expect, test } from 'vitest';
import { isSpanish, noSpanish } from '../src/rules/no-spanish.ts';
import { problemsIn } from './house.ts';

test.each(['¿Seguro?', 'Anotación', 'Ya no hay en la tienda', 'Cobrar', ' Guardar '])('%j is Spanish', (text) => {
  expect(isSpanish(text)).toBe(true);
});

test.each([
  'Record an abono against a fiado',
  'select el.id from sales el',
  'no such session',
  '/productos/nuevo',
  'á',
  'vender',
  'record_sale',
  'la',
])('%j is not', (text) => {
  expect(isSpanish(text)).toBe(false);
});

test('refuses Spanish in literals, templates and JSX, and any text in JSX', async () => {
  const problems = await problemsIn(noSpanish, {
    'apps/backend/src/main.ts':
      'export const a = "Revisa la clave";\nexport const b = (n: number) => `Faltan ${n} pesos para el pago`;\n',
    'apps/frontend/src/screen.tsx': [
      'export const A = () => <p>Total</p>;',
      'export const B = () => <img alt="Shop" src="shop.png" />;',
      'export const C = () => <b title="¡Listo!">{1}</b>;',
      'export const D = () => <i className="la caja de la tienda" />;',
    ].join('\n'),
    'tools/launcher/src/start.ts': 'export const ready = "La tienda abre en un momento";\n',
  });
  expect(problems).toEqual([
    'apps/backend/src/main.ts:1 no-spanish',
    'apps/backend/src/main.ts:2 no-spanish',
    'apps/frontend/src/screen.tsx:1 no-spanish',
    'apps/frontend/src/screen.tsx:2 no-spanish',
    'apps/frontend/src/screen.tsx:3 no-spanish',
    'apps/frontend/src/screen.tsx:4 no-spanish',
    'tools/launcher/src/start.ts:1 no-spanish',
  ]);
});

test('accepts catalogues, tests, comments and English', async () => {
  const spanish = 'export const text = "Revisa la clave de la tienda";\n';
  const problems = await problemsIn(noSpanish, {
    'apps/frontend/src/messages/login.ts': spanish,
    'packages/contracts/src/errors.ts': spanish,
    'packages/contracts/src/messages/sale.ts': spanish,
    'packages/domain/test/fold.test.ts': spanish,
    'apps/backend/src/login.spec.ts': spanish,
    'packages/domain/src/index.ts': '// «Azúcar» y «azucar» son lo mismo.\nexport const text = "Give the PIN again";\n',
    'apps/frontend/src/screen.tsx':
      'export const A = ({ text }: { text: string }) => <p title={text}>{text} · $ <kbd>Enter</kbd></p>;\n',
  });
  expect(problems).toEqual([]);
});
