import { useEffect, useState } from 'react';
import { loading } from '../messages/common.ts';

const patienceMs = 300;

/** Grey rows while something comes from the server; nothing at all for the first 300 ms. Local data never needs it. */
export function Skeleton({ rows = 3 }: { rows?: number }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status">
      <span className="sr-only">{loading}</span>
      {late &&
        Array.from({ length: rows }, (_, row) => (
          <div
            key={row}
            aria-hidden
            className="flex min-h-15 items-center gap-3 border-b border-line px-4 last:border-0"
          >
            <span className="size-10 shrink-0 rounded-full bg-well" />
            <span className="grid flex-1 gap-2">
              <span className="h-3 w-2/5 rounded-full bg-well" />
              <span className="h-2.5 w-1/4 rounded-full bg-well" />
            </span>
            <span className="h-3 w-14 rounded-full bg-well" />
          </div>
        ))}
    </div>
  );
}
