const WRONG = '[aria-invalid="true"]';

/**
 * Whether a form that was sent may not go: `isWrong`, or a field of it says that it does not understand what was typed. Leads to the
 * first such field, which may be off the screen.
 */
export function haltAtWrong(form: HTMLFormElement, isWrong: boolean): boolean {
  if (!isWrong && form.querySelector(WRONG) === null) return false;
  // The fields say so from the next frame on.
  requestAnimationFrame(() => {
    const field = form.querySelector<HTMLElement>(WRONG);
    field?.focus({ preventScroll: true });
    field?.scrollIntoView({ block: 'center' });
  });
  return true;
}
