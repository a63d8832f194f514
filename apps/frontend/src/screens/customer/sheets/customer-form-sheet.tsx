import type { CreateCustomer, Customer } from '@michangarrito/contracts';
import { formatMoney, may, parseMoney } from '@michangarrito/domain';
import { useState, type SubmitEvent } from 'react';
import { createCustomer, editCustomer } from '../../../data/commands.ts';
import { describeError } from '../../../data/describe-error.ts';
import { useOpenSession } from '../../../data/session.ts';
import { Button } from '../../../design/button.tsx';
import { MoneyField } from '../../../design/money-field.tsx';
import { SelectField } from '../../../design/select-field.tsx';
import { haltAtWrong } from '../../../design/halt-at-wrong.ts';
import { Sheet } from '../../../design/sheet.tsx';
import { TextField } from '../../../design/text-field.tsx';
import { useToast } from '../../../design/toast.tsx';
import { actions } from '../../../messages/common.ts';
import { customerForm } from '../../../messages/fiados.ts';
import { phoneDigits } from '../../entry/phone-text.ts';
import { dueOptions, dueRuleOf, dueValueOf } from '../state/due-options.ts';

export interface CustomerFormSheetProps {
  /** null adds somebody. */
  customer: Customer | null;
  /** What the form begins with for somebody new. */
  first: Partial<CreateCustomer['payload']>;
  onSaved: (customerId: string) => void;
  onClose: () => void;
}

/** Who somebody is, how far they may go and when they pay; only the name is needed. */
export function CustomerFormSheet({ customer, first, onSaved, onClose }: CustomerFormSheetProps) {
  const toast = useToast();
  const { person } = useOpenSession().enrolment;
  const shown = customer ?? first;
  const [name, setName] = useState((shown.name ?? '').slice(0, 80));
  const [phone, setPhone] = useState(shown.phone ?? '');
  const [limit, setLimit] = useState(moneyText(shown.creditLimitCentavos ?? null));
  const [due, setDue] = useState(dueValueOf(shown.dueRule ?? { kind: 'none' }));
  const [note, setNote] = useState((shown.note ?? '').slice(0, 300));
  const [tried, setTried] = useState(false);
  const digits = phoneDigits(phone);
  const limitAmount = parseMoney(limit);
  const errors = {
    name: name.trim() === '' ? customerForm.nameMissing : undefined,
    phone: digits === '' || /^[1-9]\d{9}$/u.test(digits) ? undefined : customerForm.phoneWrong,
    limit: limit === '' || limitAmount.ok ? undefined : customerForm.limitWrong,
  };
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (
      haltAtWrong(
        event.currentTarget,
        Object.values(errors).some((error) => error !== undefined),
      )
    )
      return;
    const fields: CreateCustomer['payload'] = {
      name: name.trim(),
      phone: digits === '' ? null : digits,
      creditLimitCentavos: limitAmount.ok && limit !== '' ? limitAmount.value : null,
      dueRule: dueRuleOf(due),
      note: note.trim() === '' ? null : note.trim(),
    };
    try {
      const written = customer === null ? await createCustomer(fields) : await editCustomer(customer, fields);
      toast.show({ text: customerForm.saved(fields.name) });
      onClose();
      onSaved(customer?.id ?? written?.id ?? '');
    } catch (error) {
      toast.show({ text: describeError(error) });
    }
  };
  return (
    <Sheet
      tall
      title={customer === null ? customerForm.newTitle : customerForm.editTitle}
      closeLabel={actions.close}
      onClose={onClose}
    >
      <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4 px-4 pb-4">
        <TextField
          label={customerForm.name}
          hint={customerForm.nameHint}
          error={tried ? errors.name : undefined}
          value={name}
          onValue={setName}
          maxLength={80}
          autoComplete="off"
          data-autofocus
        />
        <TextField
          label={customerForm.phone}
          hint={customerForm.phoneHint}
          error={tried ? errors.phone : undefined}
          value={phone}
          onValue={setPhone}
          type="tel"
          inputMode="tel"
          autoComplete="off"
        />
        <MoneyField
          label={customerForm.limit}
          hint={customerForm.limitHint}
          error={tried ? errors.limit : undefined}
          value={limit}
          onValue={setLimit}
          disabled={!may(person, 'credit.limit')}
        />
        <SelectField label={customerForm.due} options={dueOptions(due)} value={due} onValue={setDue} />
        <TextField
          label={customerForm.note}
          hint={customerForm.noteHint}
          value={note}
          onValue={setNote}
          maxLength={300}
        />
        <Button type="submit" variant="solid" large wide>
          {actions.save}
        </Button>
      </form>
    </Sheet>
  );
}

function moneyText(amount: Customer['creditLimitCentavos']): string {
  return amount === null ? '' : formatMoney(amount).replace(/[$,]/gu, '').replace('.00', '');
}
