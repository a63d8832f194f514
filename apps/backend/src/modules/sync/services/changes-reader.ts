import type { ChangesPage } from '@michangarrito/contracts';
import type { RequestContext } from '../../../common/context/request-context.ts';

/** Reads what changed in the caller's shop. What a push answers with it is a page like that of a pull. */
export abstract class ChangesReader {
  /** The page after the cursor of an earlier page. */
  abstract page(context: RequestContext, cursor: string): Promise<ChangesPage>;
}
