import { centavos } from '@michangarrito/domain';
import { expect, test } from 'vitest';
import { draftOf, emptyDraft, readDraft, withoutScan } from '../src/screens/product/form/product-draft.ts';
import { askedPrice } from '../src/screens/sell/state/asked-price.ts';
import { product } from './data/fake-backend.ts';

test('a known product read back from its form is the same product', () => {
  const { id: _id, stockMilli: _stock, archived: _archived, updatedAt: _at, ...fields } = product({ favourite: true });
  const read = readDraft(draftOf(product({ favourite: true })));
  expect(read).toMatchObject({ ok: true, fields });
});

test('a name is all that a product needs', () => {
  expect(readDraft(emptyDraft('', null))).toMatchObject({ ok: false, errors: { name: expect.any(String) } });
  expect(readDraft(emptyDraft('  Pan   dulce ', '7501'))).toMatchObject({
    ok: true,
    initialStockMilli: 0,
    fields: { name: 'Pan dulce', priceCentavos: null, minimumMilli: null, barcodes: ['7501'], aliases: [] },
  });
});

test('a price of 0 is asked about, and taken once it is said to be meant', () => {
  const draft = { ...emptyDraft('Bolsa', null), price: '0' };
  expect(readDraft(draft)).toMatchObject({
    ok: false,
    errors: { price: expect.stringContaining('¿Se vende gratis?') },
  });
  expect(readDraft({ ...draft, free: true })).toMatchObject({ ok: true, fields: { priceCentavos: 0 } });
  expect(readDraft({ ...draft, price: '' })).toMatchObject({ ok: true, fields: { priceCentavos: null } });
  expect(readDraft(draftOf(product({ priceCentavos: centavos(0) })))).toMatchObject({ ok: true });
});

test('what cannot be read says so field by field', () => {
  const read = readDraft({ ...emptyDraft('x', null), price: '1.234', minimum: '1.5', stock: 'dos' });
  expect(read.ok ? [] : Object.keys(read.errors).toSorted()).toEqual(['minimum', 'price', 'stock']);
});

test('a price of 0 that is asked while selling is doubted before it is taken', () => {
  expect(askedPrice('', false)).toEqual({ is: 'missing' });
  expect(askedPrice('0.00', false)).toEqual({ is: 'doubted' });
  expect(askedPrice('0.00', true)).toEqual({ is: 'price', price: 0 });
  expect(askedPrice('12.50', false)).toEqual({ is: 'price', price: 1250 });
});

test('aliases are the words between commas, each once', () => {
  const read = readDraft({ ...emptyDraft('x', null), aliases: ' coca, refresco ,,coca' });
  expect(read.ok && read.fields.aliases).toEqual(['coca', 'refresco']);
});

test('a code that a reader typed into a field is no part of it', () => {
  const draft = { ...emptyDraft('Pan7501000000001', null), price: '12' };
  expect(withoutScan(draft, '7501000000001')).toMatchObject({ name: 'Pan', price: '12' });
});
