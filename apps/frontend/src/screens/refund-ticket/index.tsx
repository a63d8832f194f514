import { ZERO_CENTAVOS, formatMoney, milli, parseMoney, sumCentavos, type Centavos } from '@michangarrito/domain';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Screen } from '../../app/screen.tsx';
import { refundTicket } from '../../data/commands.ts';
import { describeError } from '../../data/describe-error.ts';
import { Band } from '../../design/band.tsx';
import { Button } from '../../design/button.tsx';
import { Header } from '../../design/header.tsx';
import { SegmentedControl } from '../../design/segmented-control.tsx';
import { TextField } from '../../design/text-field.tsx';
import { useToast } from '../../design/toast.tsx';
import { nav } from '../../messages/common.ts';
import { methodNames } from '../../messages/methods.ts';
import { refund } from '../../messages/sales.ts';
import { ticketRefund } from '../../messages/sync.ts';
import { titles } from '../../messages/titles.ts';
import { PickProduct } from './components/pick-product.tsx';
import { ReturnedLine, type Returned } from './components/returned-line.tsx';
import { readFolio } from './read-folio.ts';

const METHODS = (['cash', 'card', 'transfer'] as const).map((id) => ({ id, label: methodNames[id] }));
const DESTINATIONS = [
  { id: 'stock', label: refund.toStock },
  { id: 'waste', label: refund.toWaste },
] as const;

/** Gives back goods with the ticket of a sale that is not on this device: what, how much, and for how much money. */
export default function RefundTicketScreen() {
  const navigate = useNavigate();
  const toast = useToast();
  const search = useSearch({ from: '/shop/devolver' });
  const [folioText, setFolioText] = useState(search.folio ?? '');
  const [lines, setLines] = useState<readonly Returned[]>([]);
  const [destination, setDestination] = useState<'stock' | 'waste'>('stock');
  const [method, setMethod] = useState<'cash' | 'card' | 'transfer'>('cash');
  const [reason, setReason] = useState('');
  const [picking, setPicking] = useState(false);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const folio = readFolio(folioText);
  const amounts = lines.map(({ amount }) => readAmount(amount));
  const total = sumCentavos(amounts.map((amount) => amount ?? ZERO_CENTAVOS));
  const isComplete =
    folio !== null && lines.length > 0 && amounts.every((amount) => amount !== null) && reason.trim() !== '';
  const back = () => void navigate({ to: '/ventas' });
  const confirm = async () => {
    setTried(true);
    if (!isComplete || busy) return;
    setBusy(true);
    try {
      await refundTicket({
        folio,
        lines: lines.map(({ productId, quantityMilli }, index) => ({
          productId,
          quantityMilli: milli(quantityMilli),
          amountCentavos: amounts[index] ?? ZERO_CENTAVOS,
          destination,
        })),
        payments: total > 0 ? [{ method, amountCentavos: total }] : [],
        totalCentavos: total,
        reason: reason.trim(),
      });
      toast.show({ text: ticketRefund.done(formatMoney(total)) });
      back();
    } catch (error) {
      setBusy(false);
      toast.show({ text: describeError(error) });
    }
  };
  const change = (key: string, next: Returned | null) =>
    setLines(lines.flatMap((line) => (line.key === key ? (next ?? []) : line)));
  return (
    <Screen
      title={titles.refundTicket}
      header={<Header title={titles.refundTicket} back={{ label: nav.backTo(nav.sales), onBack: back }} />}
      contentClass="px-4 pt-1 pb-5 desk:px-6"
      band={
        <Band>
          <Button
            variant="go"
            large
            wide
            disabled={lines.length === 0}
            busy={busy}
            busyLabel={refund.busy}
            onClick={() => void confirm()}
          >
            {lines.length === 0 ? refund.nothing : refund.confirm(formatMoney(total), null)}
          </Button>
        </Band>
      }
    >
      <div className="mx-auto grid max-w-140 grid-cols-1 gap-4 desk:mx-0 desk:max-w-160">
        <p className="text-16 text-ink-2">{ticketRefund.help}</p>
        <TextField
          label={ticketRefund.folio}
          hint={ticketRefund.folioHint}
          error={tried && folio === null ? ticketRefund.folioWrong : undefined}
          value={folioText}
          onValue={setFolioText}
          autoCapitalize="characters"
          autoComplete="off"
          maxLength={20}
        />
        {lines.length === 0 ? (
          <p className="text-16 text-ink-2">{ticketRefund.empty}</p>
        ) : (
          <ul className="grid grid-cols-1 gap-3">
            {lines.map((line) => (
              <ReturnedLine key={line.key} line={line} tried={tried} onChange={(next) => change(line.key, next)} />
            ))}
          </ul>
        )}
        <Button icon={<Plus aria-hidden className="size-5" />} onClick={() => setPicking(true)}>
          {ticketRefund.pick}
        </Button>
        <SegmentedControl
          label={refund.destination}
          options={DESTINATIONS}
          current={destination}
          onChange={setDestination}
        />
        <SegmentedControl label={refund.method} options={METHODS} current={method} onChange={setMethod} />
        <TextField
          label={refund.reason}
          error={tried && reason.trim() === '' ? refund.reasonMissing : undefined}
          value={reason}
          onValue={setReason}
          maxLength={200}
        />
      </div>
      {picking && (
        <PickProduct
          onPick={(line) => {
            setPicking(false);
            setLines([...lines, line]);
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </Screen>
  );
}

function readAmount(text: string): Centavos | null {
  const parsed = parseMoney(text);
  return text.trim() !== '' && parsed.ok ? parsed.value : null;
}
