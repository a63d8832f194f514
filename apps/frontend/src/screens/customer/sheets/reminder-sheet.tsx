import type { Customer } from '@michangarrito/contracts';
import { formatMoney } from '@michangarrito/domain';
import { MessageCircle } from 'lucide-react';
import { useId, useState } from 'react';
import { useOpenSession } from '../../../data/session.ts';
import { Button } from '../../../design/button.tsx';
import { Sheet } from '../../../design/sheet.tsx';
import { actions } from '../../../messages/common.ts';
import { reminder } from '../../../messages/fiados.ts';
import { openWhatsApp } from '../state/whatsapp.ts';

/** A kind reminder, which the person reads and may change before it goes. */
export function ReminderSheet({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { shop } = useOpenSession().enrolment;
  const id = useId();
  const [text, setText] = useState(reminder.text(customer.name, formatMoney(customer.balanceCentavos), shop.name));
  return (
    <Sheet title={reminder.title} subtitle={reminder.subtitle} closeLabel={actions.close} onClose={onClose}>
      <div className="grid gap-4 px-4 pb-4">
        <label htmlFor={id} className="sr-only">
          {reminder.label}
        </label>
        <textarea
          id={id}
          rows={4}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="w-full resize-none rounded-12 bg-paper px-3.5 py-3 text-18 shadow-[inset_0_0_0_1.5px_var(--edge)] outline-none focus:shadow-[inset_0_0_0_3px_var(--accent)]"
        />
        <Button
          variant="solid"
          large
          wide
          icon={<MessageCircle aria-hidden className="size-5" />}
          onClick={() => {
            openWhatsApp(customer.phone, text);
            onClose();
          }}
        >
          {reminder.send}
        </Button>
      </div>
    </Sheet>
  );
}
