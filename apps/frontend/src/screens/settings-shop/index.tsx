import { formatMoney, centavos, parseMoney } from '@michangarrito/domain';
import { useState, type SubmitEvent } from 'react';
import { describeError } from '../../data/describe-error.ts';
import { useOpenSession } from '../../data/session.ts';
import { useUpdateShop } from '../../data/shop-queries.ts';
import { Band } from '../../design/band.tsx';
import { Button } from '../../design/button.tsx';
import { haltAtWrong } from '../../design/halt-at-wrong.ts';
import { MoneyField } from '../../design/money-field.tsx';
import { TextField } from '../../design/text-field.tsx';
import { useToast } from '../../design/toast.tsx';
import { actions } from '../../messages/common.ts';
import { settings, shopForm } from '../../messages/settings.ts';
import { titles } from '../../messages/titles.ts';
import { SettingsPage } from '../settings/components/settings-page.tsx';

const FORM = 'shop';
const RFC = /^[A-ZÑ&]{3,4}\d{6}[A-Z0-9]{3}$/u;
const REGIME = /^\d{3}$/u;

/** The shop's name and what its ticket carries. */
export default function ShopSettingsScreen() {
  const toast = useToast();
  const { shop } = useOpenSession().enrolment;
  const update = useUpdateShop();
  const [name, setName] = useState(shop.name);
  const [address, setAddress] = useState(shop.address ?? '');
  const [rfc, setRfc] = useState(shop.rfc ?? '');
  const [regime, setRegime] = useState(shop.taxRegime ?? '');
  const [footer, setFooter] = useState(shop.ticketFooter ?? '');
  const [cap, setCap] = useState(capText(shop));
  const capAmount = parseMoney(cap);
  const dirty =
    name !== shop.name ||
    address !== (shop.address ?? '') ||
    rfc !== (shop.rfc ?? '') ||
    regime !== (shop.taxRegime ?? '') ||
    footer !== (shop.ticketFooter ?? '') ||
    cap !== capText(shop);
  const errors = {
    name: name.trim() === '' ? shopForm.nameMissing : undefined,
    rfc: rfc !== '' && !RFC.test(rfc) ? shopForm.rfcWrong : undefined,
    regime: regime !== '' && !REGIME.test(regime) ? shopForm.regimeWrong : undefined,
    cap: capAmount.ok && capAmount.value >= 100 && capAmount.value <= 10_000_000 ? undefined : shopForm.capWrong,
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const isWrong = Object.values(errors).some((error) => error !== undefined);
    if (haltAtWrong(event.currentTarget, isWrong) || !capAmount.ok) return;
    update.mutate(
      {
        name: name.trim(),
        address: orNull(address),
        rfc: orNull(rfc),
        taxRegime: orNull(regime),
        ticketFooter: orNull(footer),
        variosCapCentavos: capAmount.value,
      },
      {
        onSuccess: () => toast.show({ text: settings.saved }),
        onError: (error) => toast.show({ text: describeError(error) }),
      },
    );
  };
  return (
    <SettingsPage
      title={titles.shopSettings}
      {...(dirty && {
        band: (
          <Band>
            <Button
              type="submit"
              form={FORM}
              variant="on-band"
              large
              className="flex-1 two:ml-auto two:max-w-90"
              busy={update.isPending}
              busyLabel={actions.saving}
            >
              {actions.save}
            </Button>
          </Band>
        ),
      })}
    >
      <form id={FORM} onSubmit={submit} noValidate className="grid gap-4">
        <TextField label={shopForm.name} error={errors.name} value={name} onValue={setName} maxLength={80} />
        <TextField label={shopForm.address} value={address} onValue={setAddress} maxLength={200} />
        <TextField
          label={shopForm.rfc}
          hint={shopForm.rfcHint}
          error={errors.rfc}
          value={rfc}
          onValue={(text) => setRfc(text.toUpperCase().replace(/[\s-]/gu, ''))}
          maxLength={13}
          autoCapitalize="characters"
        />
        <TextField
          label={shopForm.regime}
          hint={shopForm.regimeHint}
          error={errors.regime}
          value={regime}
          onValue={setRegime}
          inputMode="numeric"
          maxLength={3}
        />
        <TextField label={shopForm.footer} value={footer} onValue={setFooter} maxLength={200} />
        <MoneyField label={shopForm.cap} hint={shopForm.capHint} error={errors.cap} value={cap} onValue={setCap} />
      </form>
    </SettingsPage>
  );
}

function capText({ variosCapCentavos }: { variosCapCentavos: number }): string {
  return formatMoney(centavos(variosCapCentavos)).replace(/[$,]/gu, '');
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
