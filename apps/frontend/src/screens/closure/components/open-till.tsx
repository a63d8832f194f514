import { formatMoney, parseMoney, ZERO_CENTAVOS } from '@michangarrito/domain';
import { useNavigate } from '@tanstack/react-router';
import { Calculator } from 'lucide-react';
import { useState, type SubmitEvent } from 'react';
import { Screen } from '../../../app/screen.tsx';
import { useViewport } from '../../../app/use-viewport.ts';
import { openTill } from '../../../data/commands.ts';
import { describeError } from '../../../data/describe-error.ts';
import { useSyncStatus } from '../../../data/sync-status.ts';
import { Band } from '../../../design/band.tsx';
import { Button } from '../../../design/button.tsx';
import { Header } from '../../../design/header.tsx';
import { MoneyField } from '../../../design/money-field.tsx';
import { SyncPill } from '../../../design/sync-pill.tsx';
import { useToast } from '../../../design/toast.tsx';
import { openTillWords } from '../../../messages/closure.ts';
import { nav } from '../../../messages/common.ts';
import { titles } from '../../../messages/titles.ts';
import { HistoryLink } from './history-link.tsx';

const QUICK_PESOS = [200, 300, 500, 1000];
const FORM = 'open-till';

/** No till is open: with how much change the day begins. */
export function OpenTill() {
  const navigate = useNavigate();
  const toast = useToast();
  const sync = useSyncStatus();
  const wide = useViewport() !== 'phone';
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const parsed = parseMoney(text);
  const float = text.trim() === '' ? ZERO_CENTAVOS : parsed.ok ? parsed.value : null;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy || float === null) return;
    setBusy(true);
    try {
      await openTill({ floatCentavos: float });
      toast.show({ text: openTillWords.done(formatMoney(float)) });
    } catch (error) {
      setBusy(false);
      toast.show({ text: describeError(error) });
    }
  };
  return (
    <Screen
      title={titles.closure}
      header={
        <Header
          title={titles.closure}
          {...(!wide && { back: { label: nav.backTo(nav.more), onBack: () => void navigate({ to: '/mas' }) } })}
          right={<SyncPill state={sync} onOpen={() => void navigate({ to: '/sincronizacion' })} />}
        />
      }
      contentClass="px-4 pt-1 pb-4 desk:px-6"
      band={
        <Band>
          <Button
            type="submit"
            form={FORM}
            variant="go"
            large
            className="flex-1 two:ml-auto two:max-w-90"
            disabled={float === null}
            busy={busy}
            busyLabel={openTillWords.opening}
          >
            {float === null ? openTillWords.confirmPlain : openTillWords.confirm(formatMoney(float))}
          </Button>
        </Band>
      }
    >
      <form
        id={FORM}
        onSubmit={(event) => void submit(event)}
        className="mx-auto mt-2 grid max-w-120 gap-4 rounded-12 bg-paper p-4 shadow-[0_0_0_1px_var(--line)] two:mt-6 two:p-6"
      >
        <span className="grid size-12 place-items-center rounded-12 bg-paint-soft text-accent">
          <Calculator aria-hidden />
        </span>
        <div>
          <h2 className="text-20 font-700">{openTillWords.title}</h2>
          <p className="mt-1 text-16 text-ink-2">{openTillWords.body}</p>
        </div>
        <MoneyField label={openTillWords.float} value={text} onValue={setText} placeholder="0.00" />
        <div role="group" aria-label={openTillWords.quick} className="grid grid-cols-4 gap-1.5">
          {QUICK_PESOS.map((pesos) => (
            <Button
              key={pesos}
              className="px-1!"
              aria-pressed={text === String(pesos)}
              onClick={() => setText(String(pesos))}
            >{`$${pesos.toLocaleString('es-MX')}`}</Button>
          ))}
        </div>
      </form>
      <div className="mx-auto mt-3 max-w-120">
        <HistoryLink />
      </div>
    </Screen>
  );
}
