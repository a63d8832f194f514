import { createElement, use, type ComponentType, type ReactNode } from 'react';

/** A part of the app that is not on this device yet and could not be fetched: there is no network, or a new version took its place. */
export class SectionMissingError extends Error {
  override readonly name = 'SectionMissingError';
}

type LazyPart<Props> = ((props: Props) => ReactNode) & { preload: () => Promise<void> };

/** What is fetched ahead, in the order in which it was named. */
const parts: (() => Promise<void>)[] = [];

/** A screen of the router in a chunk of its own. What it loads is typed by the router, so its type must not be asked for here. */
export function lazyScreen(load: () => Promise<{ readonly default: unknown }>): LazyPart<object> {
  return lazyPart(load as () => Promise<{ readonly default: ComponentType }>);
}

/**
 * A part of a screen in a chunk of its own. The router's own lazy component reloads the page when a chunk does not come, which without
 * network ends in the browser's error page, and never tries again; this one throws `SectionMissingError` and fetches anew next time.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
): LazyPart<Props> {
  let screen: ComponentType<Props> | null = null;
  let failure: SectionMissingError | null = null;
  let loading: Promise<void> | null = null;
  const preload = () => {
    loading ??= load().then(
      (module) => {
        screen = module.default;
      },
      (cause: unknown) => {
        failure = new SectionMissingError('a part of the app did not come', { cause });
      },
    );
    return loading;
  };
  const Lazy = (props: Props) => {
    if (screen !== null) return createElement(screen, props);
    if (failure !== null) {
      const thrown = failure;
      // React renders twice before it gives up; after that the next visit fetches anew.
      setTimeout(() => {
        failure = null;
        loading = null;
      });
      throw thrown;
    }
    use(preload());
    return null;
  };
  parts.push(async () => {
    await preload();
    if (failure === null) return;
    const thrown = failure;
    failure = null;
    loading = null;
    throw thrown;
  });
  return Object.assign(Lazy, { preload });
}

/** Another thing to have on the device before the network goes. */
export function fetchAhead(load: () => Promise<unknown>): void {
  parts.push(async () => {
    await load();
  });
}

/**
 * Fetches every part of the app once the first screen stands and the browser has nothing else to do, so that a section opens without
 * network too; what did not come is fetched when the network is back.
 */
export function fetchPartsWhenIdle(): void {
  const whenIdle: (work: () => void) => void =
    'requestIdleCallback' in window ? (work) => requestIdleCallback(work) : (work) => setTimeout(work, 1_000);
  const fetchFrom = (index: number): void => {
    const part = parts[index];
    if (part === undefined) return;
    part().then(
      () => whenIdle(() => fetchFrom(index + 1)),
      () => window.addEventListener('online', () => fetchFrom(index), { once: true }),
    );
  };
  whenIdle(() => fetchFrom(0));
}
