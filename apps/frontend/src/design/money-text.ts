import { parseMoney } from '@michangarrito/domain';

/** The most that a field takes, in centavos: above any price or float, and far below what a command may carry. */
const MOST = 999_999_999;
/** Where a number only begins, nothing is wrong yet. */
const BEGINNING = /^[$.\s]*$/u;

/** Whether what was typed is no amount: "1.234,50", "-5", "12,34". Never guessed at: 12,34 may be 12.34 or 1234. */
export function isUnreadMoney(text: string): boolean {
  return !BEGINNING.test(text) && !parseMoney(text).ok;
}

/** Whether what was typed is an amount that no field takes. */
export function isTooMuchMoney(text: string): boolean {
  const read = parseMoney(text);
  return read.ok ? read.value > MOST : read.reason === 'OUT_OF_RANGE';
}
