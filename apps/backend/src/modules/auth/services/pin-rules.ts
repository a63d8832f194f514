import type { Role } from '@michangarrito/domain';
import { AppError } from '../../../common/errors/app-error.ts';

/** Lines of the keypad, which people draw instead of choosing. */
const KEYPAD_LINES = new Set([
  '2580',
  '0852',
  '1470',
  '0741',
  '147258',
  '258369',
  '159357',
  '357159',
  '159753',
  '147369',
  '789456',
  '456123',
]);

/** @throws AppError PIN_LENGTH or PIN_TOO_SIMPLE for a PIN that may not be set. Asked when it is set, never when it is proved. */
export function requireGoodPin(pin: string, person: { role: Role; phone: string }): void {
  if (person.role === 'owner' && pin.length !== 6) throw new AppError('PIN_LENGTH');
  if (isTooSimple(pin, person.phone)) throw new AppError('PIN_TOO_SIMPLE');
}

/** Whether somebody who stands beside could guess it: runs, repetitions, keypad lines, the end of the phone. */
export function isTooSimple(pin: string, phone: string): boolean {
  return isRun(pin) || isRepetition(pin) || KEYPAD_LINES.has(pin) || phone.endsWith(pin);
}

/** 1234, 4321, 890123: each digit one more (or one less) than the one before. */
function isRun(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, index) => (Number(digit) - Number(pin[index]) + 10) % 10);
  return steps.every((step) => step === 1) || steps.every((step) => step === 9);
}

/** 0000, 1212, 123123: a piece of at most half the length, over and over. */
function isRepetition(pin: string): boolean {
  return [1, 2, 3].some(
    (size) =>
      size <= pin.length / 2 &&
      pin ===
        pin
          .slice(0, size)
          .repeat(Math.ceil(pin.length / size))
          .slice(0, pin.length),
  );
}
