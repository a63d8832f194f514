/** Runs `work` while no other tab runs work of the same name. */
export type Exclusively = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/**
 * By the Web Locks of the browser; where there are none (plain HTTP, old phones) it just runs. Only efficiency rests on it: two
 * tabs that send the same command are answered once, and two that rotate the same token get the same successor.
 */
export const exclusively: Exclusively = (name, work) => {
  const locks = (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
  return locks === undefined ? work() : locks.request(name, work);
};
