import { may, type RestrictedGoods, type TaxClass, type Unit } from '@michangarrito/domain';
import { ChevronDown } from 'lucide-react';
import { useOpenSession } from '../../../data/session.ts';
import { MoneyField } from '../../../design/money-field.tsx';
import { SelectField } from '../../../design/select-field.tsx';
import { Switch } from '../../../design/switch.tsx';
import { TextField } from '../../../design/text-field.tsx';
import { productForm, restrictedNames, taxClassNames } from '../../../messages/products.ts';
import { units } from '../../../messages/sell.ts';
import { marginOf } from '../../products/state/product-rows.ts';
import { CategoryField } from './category-field.tsx';
import { CodesField } from './codes-field.tsx';
import { isFree, readDraft } from './product-draft.ts';
import { ShapePicker } from './shape-picker.tsx';
import type { ProductFormState } from './use-product-form.ts';

const UNIT_OPTIONS = Object.entries(units).map(([value, { name }]) => ({ value: value as Unit, label: name }));
const TAX_OPTIONS = Object.entries(taxClassNames).map(([value, label]) => ({ value: value as TaxClass, label }));
const RESTRICTED_OPTIONS: readonly { value: RestrictedGoods | ''; label: string }[] = [
  { value: '', label: productForm.notRestricted },
  ...Object.entries(restrictedNames).map(([value, label]) => ({ value: value as RestrictedGoods, label })),
];

/** Everything about a product that is typed once; `isNew` also asks how much there is. */
export function ProductFields({ form, isNew }: { form: ProductFormState; isNew: boolean }) {
  const { draft, set, errors } = form;
  return (
    <div className="grid gap-4">
      <TextField
        label={productForm.name}
        hint={productForm.nameHint}
        error={errors.name}
        value={draft.name}
        onValue={(name) => set({ name })}
        maxLength={120}
        autoComplete="off"
        data-autofocus
      />
      <Prices form={form} isNew={isNew} />
      <CodesField
        codes={draft.barcodes}
        error={form.codeError}
        onAdd={form.addCode}
        onRemove={(code) => set({ barcodes: draft.barcodes.filter((one) => one !== code) })}
      />
      <CategoryField value={draft.categoryId} onValue={(categoryId) => set({ categoryId })} />
      <TextField
        label={productForm.aliases}
        hint={productForm.aliasesHint}
        value={draft.aliases}
        onValue={(aliases) => set({ aliases })}
        maxLength={400}
        autoComplete="off"
      />
      <Amounts form={form} isNew={isNew} />
      <Switch
        label={productForm.favourite}
        hint={productForm.favouriteHint}
        on={draft.favourite}
        onChange={(favourite) => set({ favourite })}
      />
      <MoreFields form={form} />
    </div>
  );
}

interface PartProps {
  form: ProductFormState;
  isNew: boolean;
}

function Prices({ form: { draft, set, errors }, isNew }: PartProps) {
  const { person } = useOpenSession().enrolment;
  const locked = !isNew && !may(person, 'price.edit');
  const read = readDraft({ ...draft, name: 'x', free: true });
  const margin = read.ok ? marginOf(read.fields) : null;
  return (
    <div className="grid grid-cols-2 items-start gap-3">
      <MoneyField
        label={productForm.price}
        hint={locked ? productForm.priceLocked : productForm.priceHint}
        error={errors.price}
        value={draft.price}
        onValue={(price) => set({ price })}
        disabled={locked}
      />
      <SelectField
        label={productForm.unit}
        options={UNIT_OPTIONS}
        value={draft.unit}
        onValue={(unit) => set({ unit })}
      />
      {isFree(draft) && !locked && (
        <div className="col-span-2">
          <Switch
            label={productForm.free}
            hint={productForm.freeHint}
            on={draft.free}
            onChange={(free) => set({ free })}
          />
        </div>
      )}
      {may(person, 'profit.view') && (
        <MoneyField
          className="col-span-2"
          label={productForm.cost}
          hint={margin === null ? productForm.costHint : productForm.margin(margin)}
          error={errors.cost}
          value={draft.cost}
          onValue={(cost) => set({ cost })}
          disabled={locked}
        />
      )}
    </div>
  );
}

function Amounts({ form: { draft, set, errors }, isNew }: PartProps) {
  const { symbol } = units[draft.unit];
  return (
    <div className="grid grid-cols-2 items-start gap-3">
      {isNew && (
        <TextField
          label={productForm.stock}
          hint={productForm.stockHint}
          error={errors.stock}
          value={draft.stock}
          onValue={(stock) => set({ stock })}
          inputMode="decimal"
          suffix={symbol}
        />
      )}
      <TextField
        className={isNew ? undefined : 'col-span-2'}
        label={productForm.minimum}
        hint={productForm.minimumHint}
        error={errors.minimum}
        value={draft.minimum}
        onValue={(minimum) => set({ minimum })}
        inputMode="decimal"
        suffix={symbol}
      />
    </div>
  );
}

function MoreFields({ form: { draft, set } }: { form: ProductFormState }) {
  return (
    <details className="group rounded-12 shadow-[inset_0_0_0_1px_var(--line)]">
      <summary className="flex min-h-14 cursor-pointer list-none items-center justify-between px-3.5 text-16 font-600">
        {productForm.more}
        <ChevronDown aria-hidden className="size-5 group-open:rotate-180" />
      </summary>
      <div className="grid gap-4 px-3.5 pb-4">
        <SelectField
          label={productForm.tax}
          options={TAX_OPTIONS}
          value={draft.taxClass}
          onValue={(taxClass) => set({ taxClass })}
        />
        <SelectField
          label={productForm.restricted}
          options={RESTRICTED_OPTIONS}
          value={draft.restricted}
          onValue={(restricted) => set({ restricted })}
        />
        <ShapePicker name={draft.name} value={draft.silhouette} onValue={(silhouette) => set({ silhouette })} />
      </div>
    </details>
  );
}
