import { expect, test } from 'vitest';
import { slugOf } from './create-tenant.ts';

test.each([
  ['Abarrotes Lupita', 'abarrotes-lupita'],
  ['  La Única -- Ñoño #2 ', 'la-unica-nono-2'],
  ['ﬁerro & Cía.', 'fierro-cia'],
  ['😀', 'shop'],
  ['商店', 'shop'],
  ['a'.repeat(59) + ' bc', 'a'.repeat(59)],
])('the slug of "%s" is %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});
