import { Keyboard } from 'lucide-react';
import { BankNote, noteDenominations } from '../../../design/bank-note.tsx';
import { Button } from '../../../design/button.tsx';
import { HeroMoney } from '../../../design/hero-money.tsx';
import { charge } from '../../../messages/charge.ts';
import type { CashView } from './view-model.ts';

/** Cash: tap the notes that are handed over; they add up and count. */
export function CashPanel(props: CashView) {
  const { counts, onNote, onClear, exact, onExact, onOther, received, change, missing, onRest } = props;
  return (
    <>
      <div>
        <div className="flex min-h-8 items-center justify-between">
          <h2 className="text-15 font-600 text-ink-2">{charge.tapNotes}</h2>
          <button
            type="button"
            onClick={onClear}
            className="relative text-15 font-700 text-accent after:absolute after:-inset-3"
          >
            {charge.clear}
          </button>
        </div>
        <div className="mt-1 grid grid-cols-3 gap-2">
          {noteDenominations.map((pesos) => (
            <BankNote
              key={pesos}
              pesos={pesos}
              count={counts[pesos] ?? 0}
              countLabel={charge.noteCount(counts[pesos] ?? 0)}
              onTap={() => onNote(pesos)}
            />
          ))}
        </div>
        <div className="mt-2 grid grid-cols-2 gap-2">
          <Button large className="px-2! text-[1.0625rem]!" onClick={onExact}>
            {exact}
          </Button>
          <Button
            large
            className="px-2! text-[1.0625rem]!"
            icon={<Keyboard aria-hidden className="size-5 narrow:hidden" />}
            onClick={onOther}
          >
            {charge.other}
          </Button>
        </div>
      </div>
      <div className="-mt-1 flex items-end justify-between gap-3">
        <p className="text-15 font-600 text-ink-2">
          {charge.received}
          <span className="block text-20 font-700 text-ink">{received}</span>
        </p>
        <p className="text-right text-15 font-600 text-ink-2" role="status">
          {missing ? charge.missing : charge.change}
          <HeroMoney
            centavos={change}
            size={42}
            className={missing ? 'mt-1.5 flex! justify-end text-ink-2' : 'mt-1.5 flex! justify-end text-accent'}
          />
        </p>
      </div>
      {onRest && (
        <Button variant="text" className="-mt-2 justify-self-end" onClick={onRest}>
          {charge.rest}
        </Button>
      )}
    </>
  );
}
