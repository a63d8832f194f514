import { useState } from 'react';
import { createCategory } from '../../../data/commands.ts';
import { describeError } from '../../../data/describe-error.ts';
import { useCategories } from '../../../data/use-shop.ts';
import { Button } from '../../../design/button.tsx';
import { SelectField } from '../../../design/select-field.tsx';
import { TextField } from '../../../design/text-field.tsx';
import { useToast } from '../../../design/toast.tsx';
import { productForm } from '../../../messages/products.ts';

const NEW = 'new';

/** Where a product stands on the shelf; a category that is missing is made here. */
export function CategoryField({ value, onValue }: { value: string; onValue: (categoryId: string) => void }) {
  const toast = useToast();
  const categories = useCategories();
  const [name, setName] = useState<string | null>(null);
  const create = async () => {
    const words = name?.trim() ?? '';
    if (words === '') return;
    try {
      const written = await createCategory({ name: words });
      onValue(written.id);
      setName(null);
    } catch (error) {
      toast.show({ text: describeError(error) });
    }
  };
  return (
    <div className="grid gap-2">
      <SelectField
        label={productForm.category}
        value={name === null ? value : NEW}
        onValue={(chosen) => {
          setName(chosen === NEW ? '' : null);
          if (chosen !== NEW) onValue(chosen);
        }}
        options={[
          { value: '', label: productForm.noCategory },
          ...categories.map(({ id, name: label }) => ({ value: id, label })),
          { value: NEW, label: productForm.newCategory },
        ]}
      />
      {name !== null && (
        <div className="flex gap-2">
          <TextField
            className="flex-1"
            labelHidden
            label={productForm.newCategoryName}
            placeholder={productForm.newCategoryName}
            value={name}
            onValue={setName}
            maxLength={60}
            autoFocus
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              void create();
            }}
          />
          <Button large onClick={() => void create()}>
            {productForm.addCategory}
          </Button>
        </div>
      )}
    </div>
  );
}
