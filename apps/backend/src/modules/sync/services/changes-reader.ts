import type { ChangesPage } from '@michangarrito/contracts';
import type { RequestContext } from '../../../common/context/request-context.ts';

/** What has changed in the shop of the caller since a cursor, as a pull without a limit of its own would answer it. */
export abstract class ChangesReader {
  abstract page(context: RequestContext, cursor: string): Promise<ChangesPage>;
}
