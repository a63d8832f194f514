import { expect, test } from 'vitest';
import { Ledger } from '../src/ledger.ts';

const entry = (id: string, state: string) => ({ id, text: JSON.stringify({ id, type: 'recordSale' }), state });
const exported = (...entries: { text: string; state: string }[]) =>
  entries.map(({ text, state }) => `${JSON.stringify({ text, state })}\n`).join('');

test('what the server had not said to have is not promised once its journal is gone; a copy of the journal keeps the promise', () => {
  const ledger = new Ledger();
  for (const id of ['a', 'b', 'c']) ledger.promise(entry(id, 'pending'));
  ledger.loseJournal(
    exported(entry('a', 'acknowledged'), entry('b', 'pending'), entry('c', 'sending')),
    new Set(['a']),
  );
  expect(ledger.entries.map(({ isProtected }) => isProtected)).toEqual([true, false, false]);
  ledger.readJournal(exported(entry('b', 'pending')));
  expect(ledger.entries.map(({ isProtected }) => isProtected)).toEqual([true, true, false]);
});

test('after a restore only what a journal or the books still hold is promised', () => {
  const ledger = new Ledger();
  for (const id of ['a', 'b', 'c']) ledger.promise(entry(id, 'acknowledged'));
  ledger.restoreWithout((id) => id === 'a', new Set(['b']));
  expect(ledger.entries.map(({ isProtected }) => isProtected)).toEqual([true, true, false]);
});

test('what a restored server was not told again before its phone was wiped is not promised', () => {
  const ledger = new Ledger();
  for (const id of ['a', 'b', 'c']) ledger.promise(entry(id, 'acknowledged'));
  ledger.restoreWithout(() => true, new Set(['a']));
  expect(ledger.entries.map(({ isProtected }) => isProtected)).toEqual([true, true, true]);
  const journal = exported(entry('a', 'acknowledged'), entry('b', 'acknowledged'), entry('c', 'acknowledged'));
  ledger.loseJournal(journal, new Set(['b']));
  expect(ledger.entries.map(({ isProtected }) => isProtected)).toEqual([true, true, false]);
});

test('what a journal holds counts although nobody was told of it, and one id has one text', () => {
  const ledger = new Ledger();
  ledger.readJournal(exported(entry('a', 'acknowledged')));
  ledger.readJournal(exported(entry('a', 'pending')));
  expect(ledger.entries).toMatchObject([{ id: 'a', isProtected: true, state: 'acknowledged' }]);
  expect(() => ledger.promise({ id: 'a', text: '{"id":"a"}' })).toThrow('two devices');
});
