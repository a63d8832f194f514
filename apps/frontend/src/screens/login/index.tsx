import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { buttonClass } from '../../design/button-class.ts';
import { entry } from '../../messages/entry.ts';
import { titles } from '../../messages/titles.ts';
import { EnterForm } from '../entry/enter-form.tsx';
import { EntryScreen } from '../entry/entry-screen.tsx';
import { OtherCode } from '../entry/other-code.tsx';
import { ProvePhone, type ProvenPhone } from '../entry/prove-phone.tsx';
import { ShopChoice } from '../entry/shop-choice.tsx';

/** Phone, code, which shop if there are several, PIN. */
export default function LoginScreen() {
  const navigate = useNavigate();
  const [proof, setProof] = useState<ProvenPhone | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const shops = proof?.shops ?? [];
  const shop = shops.length === 1 ? shops[0] : shops.find((found) => found.tenantId === chosen);
  const openShop = (
    <Link to="/registro" className={buttonClass({ variant: 'on-band', large: true, wide: true })}>
      {entry.noShop}
    </Link>
  );

  if (proof === null) {
    return (
      <EntryScreen title={titles.login} lead={entry.welcome} foot={openShop}>
        <ProvePhone onProved={setProof} />
      </EntryScreen>
    );
  }
  if (shops.length === 0) {
    return (
      <EntryScreen title={titles.login} lead={entry.noShopHere}>
        <Link to="/registro" className={buttonClass({ variant: 'solid', large: true, wide: true })}>
          {entry.openOne}
        </Link>
      </EntryScreen>
    );
  }
  if (shop === undefined) {
    return (
      <EntryScreen title={entry.chooseShop}>
        <ShopChoice shops={shops} onChoose={(found) => setChosen(found.tenantId)} />
      </EntryScreen>
    );
  }
  return (
    <EntryScreen title={entry.enterShop(shop.name)} lead={shop.personName}>
      <EnterForm ticket={proof.ticket} shop={shop} onEntered={() => navigate({ to: '/vender' })} />
      <OtherCode onClick={() => setProof(null)} />
    </EntryScreen>
  );
}
