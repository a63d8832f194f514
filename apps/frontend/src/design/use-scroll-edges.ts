import { useEffect, useState, type RefObject } from 'react';

/** Class names that fade the sides of a scrolling row where it goes on. */
export function useScrollEdges(row: RefObject<HTMLElement | null>): string {
  const [edges, setEdges] = useState('');
  useEffect(() => {
    const element = row.current;
    if (element === null) return;
    const read = () => {
      const before = element.scrollLeft > 1;
      const after = element.scrollLeft + element.clientWidth < element.scrollWidth - 1;
      setEdges(before && after ? 'fade-both' : before ? 'fade-before' : after ? 'fade-after' : '');
    };
    read();
    element.addEventListener('scroll', read, { passive: true });
    const watcher = new ResizeObserver(read);
    watcher.observe(element);
    // What the row holds may come later than the row.
    const filled = new MutationObserver(read);
    filled.observe(element, { childList: true, subtree: true, characterData: true });
    return () => {
      element.removeEventListener('scroll', read);
      watcher.disconnect();
      filled.disconnect();
    };
  }, [row]);
  return edges;
}
