import type { Books } from './books.ts';
import type { Command, Promised } from './command.ts';

/**
 * What became of a promise. `waits`: the server keeps it and has moved its cash. `kept`: the server keeps it for the owner and has done nothing with it.
 * What the server has failed on, and goes on failing on, is lost for all that anybody can see. `refused`: a person sees so on the device. `gone`: it was lost with the only journal that held it, and nobody had called it protected.
 */
export type Standing = 'recorded' | 'waits' | 'kept' | 'refused' | 'gone' | 'lost';

/** Refusals of a fact that its device may have caused: it did not know what another had given back. */
const FORGIVABLE = new Set(['REFUND_EXCEEDS_SALE', 'REFUND_FIADO_MISMATCH']);
const INTENTS = new Set(['editProduct', 'editCustomer']);

export function standingOf(books: Books, command: Command, promised: Promised): Standing {
  if (books.commands.has(command.id)) return 'recorded';
  const held = books.held.get(command.id);
  if (held?.settledAs === 'rejected') return held.reason === 'parked' || held.reason === 'refused' ? 'waits' : 'kept';
  if (held !== undefined && held.settledAs === null && held.reason !== 'failed') {
    return held.reason === 'deposited' ? 'kept' : 'waits';
  }
  if (promised.state === 'needs_attention' || promised.state === 'set_aside') {
    const code = books.rejections.get(command.id);
    if (INTENTS.has(command.type) || (code !== undefined && FORGIVABLE.has(code))) return 'refused';
  }
  return promised.isProtected ? 'lost' : 'gone';
}
