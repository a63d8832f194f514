import type { AnyCommand, Category } from '@michangarrito/contracts';
import type { Rows } from './commands.ts';

/** Categories with those made here at the end. */
export function overlayCategories(categories: Rows<Category>, commands: readonly AnyCommand[]): Rows<Category> {
  const changed = new Map(categories);
  for (const command of commands) {
    if (command.type !== 'createCategory' || changed.has(command.id)) continue;
    changed.set(command.id, { id: command.id, name: command.payload.name, position: changed.size });
  }
  return changed;
}
