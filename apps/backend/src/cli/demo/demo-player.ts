import type { INestApplicationContext, Type } from '@nestjs/common';
import type { AnyCommand, CommandOf, CommandType, CommandVerdict } from '@michangarrito/contracts';
import type { DemoEvent, DemoHistory } from '@michangarrito/database/demo';
import { milli, type Milli } from '@michangarrito/domain';
import { CommandRunner } from '../../common/commands/command-runner.ts';
import type { CommandScope, Outcome, ReceivedCommand } from '../../common/commands/command.ts';
import type { DemoShop } from '../../modules/auth/auth.module.ts';
import { EditProduct } from '../../modules/catalog/use-cases/edit-product.ts';
import { CreateCustomer } from '../../modules/customers/use-cases/create-customer.ts';
import { RecordFiadoPayment } from '../../modules/customers/use-cases/record-fiado-payment.ts';
import { RecordStockMovement } from '../../modules/inventory/use-cases/record-stock-movement.ts';
import { CloseTill } from '../../modules/sales/use-cases/close-till.ts';
import { OpenTill } from '../../modules/sales/use-cases/open-till.ts';
import { RecordCashMovement } from '../../modules/sales/use-cases/record-cash-movement.ts';
import { RecordSale } from '../../modules/sales/use-cases/record-sale.ts';
import { DemoDevice, idAt, type Moment } from './demo-device.ts';
import { salePayload, type ShopProduct } from './demo-sale.ts';

type UseCase<Command> = { readonly run: (scope: CommandScope, command: Command) => Promise<Outcome> };
type Told<Kind extends DemoEvent['kind']> = Extract<DemoEvent, { kind: Kind }>;

/** How many commands are on their way at once: as many as the pool has connections. */
const AT_ONCE = 8;

/**
 * Plays a history through the same use cases as HTTP, so that the demo's books are as good as anybody's. Neighbours that do not
 * depend on each other's order (sales, the lines of a purchase) go at once.
 */
export class DemoPlayer {
  readonly #app: INestApplicationContext;
  readonly #shop: DemoShop;
  readonly #device: DemoDevice;
  readonly #customers = new Map<string, string>();
  readonly #products = new Map<string, ShopProduct>();
  #tillSessionId: string | null = null;

  constructor(app: INestApplicationContext, shop: DemoShop, device: DemoDevice) {
    this.#app = app;
    this.#shop = shop;
    this.#device = device;
  }

  async play({ products, initialStock, customers, events }: DemoHistory): Promise<void> {
    const [first] = events;
    if (!first) return;
    const before: Moment = {
      key: 'before',
      at: new Date(Date.parse(first.at) - 3_600_000).toISOString(),
      businessDate: first.businessDate,
    };
    for (const product of products) {
      const id = required(this.#shop.productIds.get(product.code), `the shop has no product ${product.code}`);
      this.#products.set(product.code, { id, product });
    }
    await inTurns(customers, async ({ key, name, phone, creditLimitCentavos, dueRule, note }) => {
      const moment = { ...before, key: `customer ${key}` };
      this.#customers.set(key, idAt(moment.at, moment.key));
      await this.#run(CreateCustomer, 'createCustomer', moment, 'owner', {
        name,
        phone,
        creditLimitCentavos,
        dueRule,
        note,
      });
    });
    await inTurns(initialStock, async ({ code, quantityMilli }) => {
      const change = { reason: 'count', countedMilli: quantityMilli } as const;
      const payload = { productId: this.#product(code).id, change, note: null };
      await this.#run(
        RecordStockMovement,
        'recordStockMovement',
        { ...before, key: `stock ${code}` },
        'owner',
        payload,
      );
    });
    const counted = products.filter(({ minimumMilli }) => minimumMilli > 0);
    await inTurns(counted, ({ code, minimumMilli }) => this.#setMinimum(before, code, milli(minimumMilli)));
    for (const neighbours of chunks(events)) await inTurns(neighbours, (event) => this.#tell(event));
  }

  /** Below this a product is low: a shop that counts its stock has said so. */
  #setMinimum(moment: Moment, code: string, minimum: Milli): Promise<void> {
    const changes = { minimumMilli: { from: null, to: minimum } };
    const payload = { productId: this.#product(code).id, changes };
    return this.#run(EditProduct, 'editProduct', { ...moment, key: `minimum ${code}` }, 'owner', payload);
  }

  async #tell(event: DemoEvent): Promise<void> {
    switch (event.kind) {
      case 'till_opened':
        this.#tillSessionId = idAt(event.at, event.key);
        return this.#run(OpenTill, 'openTill', event, event.actor, { floatCentavos: event.floatCentavos });
      case 'sale':
        return this.#sell(event);
      case 'abono':
        return this.#pay(event);
      case 'cash': {
        const { direction: kind, amountCentavos, reason } = event;
        const payload = { kind, amountCentavos, reason, tillSessionId: this.#tillSessionId };
        return this.#run(RecordCashMovement, 'recordCashMovement', event, event.actor, payload);
      }
      case 'purchase':
        return this.#buy(event);
      case 'waste': {
        const change = { reason: 'waste', quantityMilli: event.quantityMilli } as const;
        const payload = { productId: this.#product(event.code).id, change, note: event.note };
        return this.#run(RecordStockMovement, 'recordStockMovement', event, event.actor, payload);
      }
      case 'till_closed':
        return this.#close(event);
    }
  }

  async #sell(event: Told<'sale'>): Promise<void> {
    const customerId = event.customer === null ? null : this.#customerId(event.customer);
    const payload = salePayload(event, {
      folio: this.#device.nextFolio(),
      customerId,
      tillSessionId: this.#tillSessionId,
      productOf: (code) => this.#product(code),
      paymentId: (index) => idAt(event.at, `${event.key} payment ${String(index)}`),
    });
    const received = this.#device.command('recordSale', event, this.#actorId(event.actor), payload);
    requireRecorded(
      received,
      await this.#app.get(RecordSale, { strict: false }).execute(this.#device.context, received),
    );
  }

  #pay({ customer, amountCentavos, method, tenderedCentavos, ...event }: Told<'abono'>): Promise<void> {
    const customerId = this.#customerId(customer);
    const payload = {
      customerId,
      amountCentavos,
      method,
      tenderedCentavos,
      tillSessionId: this.#tillSessionId,
      note: null,
    };
    return this.#run(RecordFiadoPayment, 'recordFiadoPayment', event, event.actor, payload);
  }

  async #buy(event: Told<'purchase'>): Promise<void> {
    for (const { code, quantityMilli, unitCostCentavos } of event.lines) {
      const change = { reason: 'purchase', quantityMilli, unitCostCentavos } as const;
      const payload = { productId: this.#product(code).id, change, note: event.supplier };
      await this.#run(
        RecordStockMovement,
        'recordStockMovement',
        { ...event, key: `${event.key} ${code}` },
        event.actor,
        payload,
      );
    }
  }

  async #close(event: Told<'till_closed'>): Promise<void> {
    if (this.#tillSessionId === null) throw new Error('the story closes a till that it did not open');
    const { countedCentavos, denominations } = event;
    const payload = {
      kind: 'z' as const,
      tillSessionId: this.#tillSessionId,
      countedCentavos,
      denominations: [...denominations],
      note: null,
    };
    await this.#run(CloseTill, 'closeTill', event, event.actor, payload);
    this.#tillSessionId = null;
  }

  async #run<Kind extends CommandType>(
    useCase: Type<UseCase<CommandOf<Kind>>>,
    type: Kind,
    moment: Moment,
    actor: DemoEvent['actor'],
    payload: CommandOf<Kind>['payload'],
  ): Promise<void> {
    const received = this.#device.command(type, moment, this.#actorId(actor), payload);
    const { run } = this.#app.get(useCase, { strict: false });
    requireRecorded(received, await this.#app.get(CommandRunner).execute(this.#device.context, received, run));
  }

  #actorId(actor: DemoEvent['actor']): string {
    const id = actor === 'owner' ? this.#shop.ownerId : this.#shop.employeeIds[0];
    if (id === undefined) throw new Error('the demo shop has no employee');
    return id;
  }

  #product(code: string): ShopProduct {
    return required(this.#products.get(code), `the catalogue has no product ${code}`);
  }

  #customerId(key: string): string {
    return required(this.#customers.get(key), `the story has no customer ${key}`);
  }
}

/** Sales next to each other, and everything else alone. */
function chunks(events: readonly DemoEvent[]): DemoEvent[][] {
  const result: DemoEvent[][] = [];
  for (const event of events) {
    const last = result.at(-1);
    if (event.kind === 'sale' && last?.[0]?.kind === 'sale') last.push(event);
    else result.push([event]);
  }
  return result;
}

/** Starts them in their order, some at once. */
async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const worker = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
}

function requireRecorded({ command }: ReceivedCommand<AnyCommand>, { verdict, error }: CommandVerdict): void {
  if (verdict !== 'recorded')
    throw new Error(`${command.type} of ${command.recordedAt} was ${verdict}: ${error?.code ?? 'no code'}`);
}

function required<T>(value: T | undefined, otherwise: string): T {
  if (value === undefined) throw new Error(otherwise);
  return value;
}
