import { BUSINESS_TYPES, type BusinessType } from '@michangarrito/domain';
import { useState, type SubmitEvent } from 'react';
import { useStarterCatalogs } from '../../data/shop-queries.ts';
import { Button } from '../../design/button.tsx';
import { haltAtWrong } from '../../design/halt-at-wrong.ts';
import { cx } from '../../design/cx.ts';
import { Switch } from '../../design/switch.tsx';
import { TextField } from '../../design/text-field.tsx';
import { giros, shopStep } from '../../messages/entry.ts';

export interface ShopAnswers {
  readonly shopName: string;
  readonly ownerName: string;
  readonly businessType: BusinessType;
  readonly starterCatalog: boolean;
}

/** Asks what the shop is; says what it can begin with. */
export function ShopForm({ initial, onDone }: { initial: ShopAnswers; onDone: (answers: ShopAnswers) => void }) {
  const [answers, setAnswers] = useState(initial);
  const [tried, setTried] = useState(false);
  const change = (some: Partial<ShopAnswers>) => setAnswers({ ...answers, ...some });
  const shopName = answers.shopName.trim();
  const ownerName = answers.ownerName.trim();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    const isWrong = shopName === '' || ownerName === '';
    if (!haltAtWrong(event.currentTarget, isWrong)) onDone({ ...answers, shopName, ownerName });
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <div className="grid items-start gap-4 two:grid-cols-2">
        <TextField
          label={shopStep.shopName}
          placeholder={shopStep.shopNamePlaceholder}
          error={tried && shopName === '' ? shopStep.nameMissing : undefined}
          value={answers.shopName}
          onValue={(text) => change({ shopName: text })}
          maxLength={80}
          autoComplete="organization"
          autoFocus
        />
        <TextField
          label={shopStep.ownerName}
          placeholder={shopStep.ownerNamePlaceholder}
          error={tried && ownerName === '' ? shopStep.ownerMissing : undefined}
          value={answers.ownerName}
          onValue={(text) => change({ ownerName: text })}
          maxLength={80}
          autoComplete="given-name"
        />
      </div>
      <GiroChoice chosen={answers.businessType} onChoose={(businessType) => change({ businessType })} />
      <StarterChoice
        businessType={answers.businessType}
        checked={answers.starterCatalog}
        onChange={(starterCatalog) => change({ starterCatalog })}
      />
      <Button type="submit" variant="solid" large wide>
        {shopStep.next}
      </Button>
    </form>
  );
}

function GiroChoice({ chosen, onChoose }: { chosen: BusinessType; onChoose: (businessType: BusinessType) => void }) {
  return (
    <fieldset>
      <legend className="mb-1.5 text-15 font-600 text-ink-2">{shopStep.giro}</legend>
      <div className="grid grid-cols-3 gap-2 two:grid-cols-4">
        {BUSINESS_TYPES.map((businessType) => (
          <label
            key={businessType}
            className={cx(
              'grid min-h-12 cursor-pointer place-items-center rounded-12 bg-paper px-1 text-center text-15 font-600 shadow-[inset_0_0_0_1.5px_var(--edge)]',
              'has-checked:bg-paint-soft has-checked:text-accent has-checked:shadow-[inset_0_0_0_3px_var(--accent)]',
              'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
            )}
          >
            <input
              type="radio"
              name="giro"
              className="sr-only"
              checked={businessType === chosen}
              onChange={() => onChoose(businessType)}
            />
            {giros[businessType]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function StarterChoice(props: { businessType: BusinessType; checked: boolean; onChange: (checked: boolean) => void }) {
  const catalogs = useStarterCatalogs();
  const catalog = catalogs.data?.find((entry) => entry.businessType === props.businessType);
  if (catalog === undefined) return null;
  if (catalog.productCount === 0) return <p className="text-15 text-ink-2">{shopStep.starterNone}</p>;
  return (
    <Switch
      label={shopStep.starter}
      hint={shopStep.starterHint(catalog.productCount, catalog.examples)}
      on={props.checked}
      onChange={props.onChange}
    />
  );
}
