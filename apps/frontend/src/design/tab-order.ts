/** The id `step` places from the current one, or null past either end. */
export function neighbour<Id extends string>(tabs: readonly { id: Id }[], current: Id, step: number): Id | null {
  const place = tabs.findIndex((tab) => tab.id === current);
  return tabs[place + step]?.id ?? null;
}
