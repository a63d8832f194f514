import { Search, X } from 'lucide-react';
import type { ComponentProps, ReactNode, Ref } from 'react';
import { cx } from './cx.ts';

export interface SearchFieldProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type'> {
  label: string;
  value: string;
  onValue: (value: string) => void;
  clearLabel: string;
  icon?: ReactNode;
  /** At the right while the field is empty: the key that leads here. */
  hint?: ReactNode;
  inputRef?: Ref<HTMLInputElement>;
}

/** Search: an icon, the words, and a way to clear them. */
export function SearchField({
  label,
  value,
  onValue,
  clearLabel,
  icon,
  hint,
  inputRef,
  className,
  ...input
}: SearchFieldProps) {
  return (
    <div
      role="search"
      className={cx(
        'flex min-h-14 min-w-0 flex-1 items-center rounded-12 bg-paper pl-3 shadow-[inset_0_0_0_1.5px_var(--edge)] focus-within:shadow-[inset_0_0_0_3px_var(--accent)]',
        className,
      )}
    >
      <span className="shrink-0 text-ink">{icon ?? <Search aria-hidden />}</span>
      <input
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="search"
        aria-label={label}
        placeholder={label}
        {...input}
        ref={inputRef}
        value={value}
        onChange={(event) => onValue(event.target.value)}
        className="min-h-14 w-full min-w-0 flex-1 bg-transparent px-2.5 text-[1.0625rem] outline-none"
      />
      {value === '' ? (
        hint !== undefined && <span className="shrink-0 pr-3.5">{hint}</span>
      ) : (
        <button
          type="button"
          aria-label={clearLabel}
          onClick={() => onValue('')}
          className="grid size-12 shrink-0 place-items-center rounded-full"
        >
          <X aria-hidden />
        </button>
      )}
    </div>
  );
}
