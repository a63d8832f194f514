import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { registerShop } from '../../data/session.ts';
import { Button } from '../../design/button.tsx';
import { buttonClass } from '../../design/button-class.ts';
import { entry } from '../../messages/entry.ts';
import { titles } from '../../messages/titles.ts';
import { EnterForm } from '../entry/enter-form.tsx';
import { EntryScreen } from '../entry/entry-screen.tsx';
import { NewPinForm } from '../entry/new-pin-form.tsx';
import { OtherCode } from '../entry/other-code.tsx';
import { ProvePhone, type ProvenPhone } from '../entry/prove-phone.tsx';
import { ShopChoice } from '../entry/shop-choice.tsx';
import { ShopForm, type ShopAnswers } from '../entry/shop-form.tsx';

const STEPS = 3;
const FIRST_ANSWERS: ShopAnswers = { shopName: '', ownerName: '', businessType: 'abarrotes', starterCatalog: true };

type Step =
  | { readonly name: 'phone' }
  | { readonly name: 'found' | 'shop' | 'pin'; readonly proof: ProvenPhone }
  | { readonly name: 'enter'; readonly proof: ProvenPhone; readonly shop: ProvenPhone['shops'][number] };

/** Phone, code, what the shop is, PIN: and it sells. A phone that has a shop already is shown the way in first. */
export default function RegisterScreen() {
  const navigate = useNavigate();
  const [step, setStep] = useState<Step>({ name: 'phone' });
  const [answers, setAnswers] = useState(FIRST_ANSWERS);
  const sell = () => navigate({ to: '/vender' });
  // What was answered about the shop stays.
  const askAgain = () => setStep({ name: 'phone' });

  switch (step.name) {
    case 'phone':
      return (
        <EntryScreen title={titles.register} lead={entry.welcome} foot={<ToLogin />}>
          <ProvePhone onProved={(proof) => setStep({ name: proof.shops.length > 0 ? 'found' : 'shop', proof })} />
        </EntryScreen>
      );
    case 'found':
      return (
        <EntryScreen title={entry.chooseShop} lead={entry.shopsFound}>
          <ShopChoice
            shops={step.proof.shops}
            onChoose={(shop) => setStep({ name: 'enter', proof: step.proof, shop })}
          />
          <Button variant="text" wide className="mt-4" onClick={() => setStep({ name: 'shop', proof: step.proof })}>
            {entry.another}
          </Button>
        </EntryScreen>
      );
    case 'enter':
      return (
        <EntryScreen title={entry.enterShop(step.shop.name)} lead={step.shop.personName}>
          <EnterForm ticket={step.proof.ticket} shop={step.shop} onEntered={sell} />
          <OtherCode onClick={askAgain} />
        </EntryScreen>
      );
    case 'shop':
      return (
        <EntryScreen title={titles.register} lead={entry.step(2, STEPS)}>
          <ShopForm
            initial={answers}
            onDone={(given) => {
              setAnswers(given);
              setStep({ name: 'pin', proof: step.proof });
            }}
          />
        </EntryScreen>
      );
    case 'pin':
      return (
        <EntryScreen title={answers.shopName} lead={entry.step(STEPS, STEPS)}>
          <NewPinForm
            onPin={async (pin) => {
              await registerShop({ ...answers, ticket: step.proof.ticket, pin });
              await sell();
            }}
          />
          <OtherCode onClick={askAgain} />
        </EntryScreen>
      );
  }
}

function ToLogin() {
  return (
    <Link to="/acceso" className={buttonClass({ variant: 'on-band', large: true, wide: true })}>
      {entry.haveShop}
    </Link>
  );
}
