import { Plus } from 'lucide-react';
import { cx } from '../../../design/cx.ts';
import { ProductPicture } from '../../../design/product-picture.tsx';
import { sell } from '../../../messages/sell.ts';
import type { ResultView, SearchView } from './view-model.ts';

export interface SearchResultsProps extends Pick<
  SearchView,
  'text' | 'results' | 'chosen' | 'isCode' | 'onTake' | 'onCreate'
> {
  /** Grow from the field below upward, the best next to it, as the thumb wants it; a wide screen reads downward. */
  upward?: boolean;
}

/** What the search found; the chosen one is what Enter takes. */
export function SearchResults(props: SearchResultsProps) {
  const { text, results, chosen, isCode, onTake, onCreate, upward = false } = props;
  const words = text.trim();
  return (
    <div
      className={cx(
        'bg-paper',
        upward ? 'flex min-h-full flex-col justify-end' : 'overflow-hidden rounded-12 shadow-[0_0_0_1px_var(--line)]',
      )}
    >
      {results.length === 0 && (
        <p role="status" className={cx('px-5 text-16 text-ink-2', upward ? 'order-last py-4' : 'pt-4 pb-3')}>
          {isCode ? sell.noCode(words) : sell.nothing(words)}
        </p>
      )}
      <ul aria-label={sell.results} className={cx('flex', upward ? 'flex-col-reverse' : 'flex-col')}>
        {results.map((result, index) => (
          <li key={result.id}>
            <ResultRow result={result} chosen={index === chosen} onTake={() => onTake(result.id)} />
          </li>
        ))}
        <li>
          <button
            type="button"
            onClick={onCreate}
            className={cx(
              'flex min-h-13 w-full items-center gap-4 border-line px-5 text-left font-650 text-accent focus-visible:-outline-offset-3',
              upward ? 'border-y' : 'border-t first:border-0',
            )}
          >
            <Plus aria-hidden className="size-5 shrink-0" />
            {isCode ? sell.createCode(words) : sell.create(words)}
          </button>
        </li>
      </ul>
    </div>
  );
}

function ResultRow({ result, chosen, onTake }: { result: ResultView; chosen: boolean; onTake: () => void }) {
  return (
    <button
      type="button"
      onClick={onTake}
      className={cx(
        'flex min-h-15 w-full items-center gap-3 border-b border-line px-4 py-1.5 text-left focus-visible:-outline-offset-3',
        chosen && 'bg-paint-soft',
      )}
    >
      <ProductPicture {...result} />
      <span className="min-w-0 flex-1">
        <span className="line-clamp-2 text-16 leading-tight font-500">
          <Highlight {...result} />
        </span>
        {result.detail !== undefined && <span className="block text-14 text-ink-2">{result.detail}</span>}
      </span>
      <span className="whitespace-nowrap">
        {result.price === undefined ? (
          <span className="text-14 font-650 text-accent">{sell.noPrice}</span>
        ) : (
          <>
            <span className="text-18 font-700">{result.price}</span>
            {result.perUnit !== undefined && <span className="text-14 text-ink-2">{result.perUnit}</span>}
          </>
        )}
      </span>
    </button>
  );
}

function Highlight({ name, match }: Pick<ResultView, 'name' | 'match'>) {
  if (match === undefined) return name;
  const [start, end] = match;
  return (
    <>
      {name.slice(0, start)}
      <b className="font-700">{name.slice(start, end)}</b>
      {name.slice(end)}
    </>
  );
}
