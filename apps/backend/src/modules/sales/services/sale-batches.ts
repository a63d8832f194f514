import { Inject, Injectable } from '@nestjs/common';
import type { CommandVerdict, ErrorCode, RecordSale } from '@michangarrito/contracts';
import type { CommandActor, ReceivedCommand, Uploader } from '../../../common/commands/command.ts';
import { encodeArray } from '../../../common/database/binary-rows.ts';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import { encodeBatchSale, inPlaces, RECORD_SALES_SQL, type RecorderVerdict } from './batch-sale.ts';
import { SalePricing, type PricedSale } from './sale-pricing.ts';
import { flagsOfSale, saleRecordedBefore, saleVerdict } from './sale-verdict.ts';

/** A sale ready to be booked. */
export interface SaleToBook {
  readonly uploader: Uploader;
  readonly received: ReceivedCommand<RecordSale>;
  readonly actor: CommandActor;
  readonly priced: PricedSale;
}

/** Books sales inside somebody else's transaction, many by one call; the recorder does the same in transactions of its own. */
@Injectable()
export class SaleBatches {
  constructor(@Inject(SalePricing) private readonly pricing: SalePricing) {}

  /** As the recorder's sales are priced. May ask the database: not within a transaction. */
  price(command: RecordSale): Promise<PricedSale | ErrorCode> {
    return this.pricing.price(command);
  }

  /**
   * Books sales of the transaction's shop, in their order. Of several, one that names a row which is not here fails them all by raising;
   * alone it is answered `rejected`. `cashMoved`: they were parked, and their cash is in the drawer's ledger since.
   */
  async book(tx: TenantTx, sales: readonly SaleToBook[], cashMoved = false): Promise<CommandVerdict[]> {
    const rows = sales.map(({ uploader, received, actor, priced }) => {
      const flags = flagsOfSale(actor, received.command);
      if (priced.passesVariosCap) flags.push('varios_above_cap');
      return encodeBatchSale(uploader, received, priced.cart, actor, flags, cashMoved);
    });
    const answers = inPlaces(await tx.query<RecorderVerdict>(RECORD_SALES_SQL, [encodeArray(rows)]), sales.length);
    return sales.map(({ received, priced }, index) => {
      const answer = answers[index];
      if (!answer) throw new Error('a sale got no answer');
      return saleVerdict(received.command, priced.changeCentavos, answer);
    });
  }

  recordedBefore(tx: TenantTx, received: ReceivedCommand<RecordSale>): Promise<CommandVerdict | undefined> {
    return saleRecordedBefore(tx, received);
  }
}
