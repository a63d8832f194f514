import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listenToReader } from '../src/app/listen-to-reader.ts';

/** A field of the page as the listener sees it. */
class FakeInput extends EventTarget {
  type = 'text';
  heard = 0;
  #value = '';
  get value(): string {
    return this.#value;
  }
  set value(value: string) {
    this.#value = value;
  }
}

let page: EventTarget;
let codes: string[];
let stop: () => void;
let nowMs: number;

beforeEach(() => {
  page = new EventTarget();
  vi.stubGlobal('window', page);
  vi.stubGlobal('document', { querySelector: () => ({}) });
  vi.stubGlobal('HTMLInputElement', FakeInput);
  vi.stubGlobal('HTMLTextAreaElement', class extends EventTarget {});
  codes = [];
  nowMs = 5_000;
  stop = listenToReader(
    () => false,
    (code) => codes.push(code),
  );
});

afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

/** Types into a field as a browser does: the key first, then what it leaves there. */
function type(field: FakeInput, text: string, paceMs: number): Event {
  let last = new Event('keydown');
  for (const key of [...text, 'Enter']) {
    nowMs += paceMs;
    last = new Event('keydown', { cancelable: true });
    const plain = { key, ctrlKey: false, altKey: false, metaKey: false, timeStamp: nowMs, target: field };
    for (const [name, value] of Object.entries(plain)) Object.defineProperty(last, name, { value });
    page.dispatchEvent(last);
    if (key !== 'Enter' && field.type === 'text') field.value += key;
  }
  return last;
}

test('what a reader typed into a field is taken back out of it', () => {
  const field = new FakeInput();
  field.value = '15';
  field.addEventListener('input', () => (field.heard += 1));
  expect(type(field, '7501234567893', 8).defaultPrevented).toBe(true);
  expect([field.value, field.heard, codes]).toEqual(['15', 1, ['7501234567893']]);
});

test('what a hand typed stays', () => {
  const field = new FakeInput();
  expect(type(field, '7501234567893', 120).defaultPrevented).toBe(false);
  expect([field.value, codes]).toEqual(['7501234567893', []]);
});
