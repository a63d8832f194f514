import { Button } from '../../../design/button.tsx';
import { Kbd } from '../../../design/kbd.tsx';
import { Sheet } from '../../../design/sheet.tsx';
import { actions } from '../../../messages/common.ts';
import { keyHints } from '../../../messages/sell.ts';

/** Every key of the counter; a twin where a browser may keep the first one for itself. */
const allKeys: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ['F1', 'Alt + V'], does: keyHints.home },
  { keys: ['F2'], does: keyHints.search },
  { keys: ['Enter'], does: keyHints.addOne },
  { keys: ['F4'], does: keyHints.quantity },
  { keys: ['F6'], does: keyHints.byPesos },
  { keys: ['F7'], does: keyHints.varios },
  { keys: ['F8'], does: keyHints.customer },
  { keys: ['F9'], does: keyHints.fiado },
  { keys: ['F10', 'Alt + N'], does: keyHints.newSale },
  { keys: ['F12', 'Ctrl + Enter', 'Alt + C'], does: keyHints.charge },
  { keys: ['↑', '↓'], does: keyHints.choose },
  { keys: ['+', '−'], does: keyHints.amount },
  { keys: [keyHints.removeKey], does: keyHints.remove },
  { keys: ['Esc'], does: keyHints.back },
  { keys: ['?'], does: keyHints.help },
];

/** The list of keys, opened with `?`. */
export function KeysSheet({ onClose }: { onClose: () => void }) {
  return (
    <Sheet title={keyHints.title} closeLabel={actions.close} onClose={onClose}>
      <dl>
        {allKeys.map(({ keys, does }) => (
          <div
            key={does}
            className="flex min-h-11 items-center justify-between gap-4 border-b border-line px-4 last:border-0"
          >
            <dd className="text-16 first-letter:uppercase">{does}</dd>
            <dt className="flex shrink-0 items-center gap-1.5 text-14 text-ink-2">
              {keys.map((key, index) => (
                <span key={key} className="flex items-center gap-1.5">
                  {index > 0 && keyHints.or}
                  <Kbd>{key}</Kbd>
                </span>
              ))}
            </dt>
          </div>
        ))}
      </dl>
      <Button wide className="mx-4 my-3 w-auto!" onClick={onClose}>
        {actions.done}
      </Button>
    </Sheet>
  );
}
