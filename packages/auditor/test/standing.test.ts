import { expect, test } from 'vitest';
import type { Books } from '../src/promises/books.ts';
import type { Command, Promised } from '../src/promises/command.ts';
import { standingOf, type Standing } from '../src/promises/standing.ts';

const PROMISED: Promised = { text: '', isProtected: true, state: 'acknowledged' };
const command = { id: '01a1fc73-d43e-73f8-85ca-74c3e28c9f36', type: 'recordFiadoPayment' } as Command;

test.each<[string, string | null, Standing]>([
  ['parked', null, 'waits'],
  ['parked', 'rejected', 'waits'],
  ['refused', null, 'waits'],
  ['deposited', null, 'kept'],
  ['deposited', 'rejected', 'kept'],
  // A server that fails on a command for ever has not kept the promise, whatever it has written down.
  ['failed', null, 'lost'],
])('what is held as %s and settled as %s: %s', (reason, settledAs, standing) => {
  const held = new Map([[command.id, { reason, settledAs, code: null }]]);
  const books = { commands: new Map(), held, rejections: new Map() } as unknown as Books;
  expect(standingOf(books, command, PROMISED)).toBe(standing);
});
