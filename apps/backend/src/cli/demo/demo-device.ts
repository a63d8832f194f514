import { createHash } from 'node:crypto';
import { canonicalForm, type AnyCommand, type CommandOf, type CommandType } from '@michangarrito/contracts';
import type { ReceivedCommand } from '../../common/commands/command.ts';
import type { RequestContext } from '../../common/context/request-context.ts';

/** When, by whom and of which day; `key` is unique in the story. */
export interface Moment {
  readonly key: string;
  readonly at: string;
  readonly businessDate: string;
}

/** The one device of the demo shop: it writes envelopes as a phone would have written them then. */
export class DemoDevice {
  readonly context: RequestContext;
  readonly #folioSeries: string;
  readonly #utcOffsetMinutes: number;
  #deviceSeq = 0;
  #folioNumber = 0;

  constructor(context: RequestContext, folioSeries: string, utcOffsetMinutes: number) {
    this.context = context;
    this.#folioSeries = folioSeries;
    this.#utcOffsetMinutes = utcOffsetMinutes;
  }

  nextFolio(): { series: string; number: number } {
    this.#folioNumber += 1;
    return { series: this.#folioSeries, number: this.#folioNumber };
  }

  command<Type extends CommandType>(
    type: Type,
    { key, at, businessDate }: Moment,
    actorId: string,
    payload: CommandOf<Type>['payload'],
  ): ReceivedCommand<CommandOf<Type>> {
    this.#deviceSeq += 1;
    const command = {
      id: idAt(at, key),
      tenantId: this.context.tenantId,
      deviceId: this.context.deviceId,
      deviceSeq: this.#deviceSeq,
      actorId,
      recordedAt: at,
      utcOffsetMinutes: this.#utcOffsetMinutes,
      businessDate,
      skewMs: 0,
      v: 1,
      type,
      payload,
    } as AnyCommand as CommandOf<Type>;
    return { command, hash: createHash('sha256').update(canonicalForm(command)).digest('hex') };
  }
}

/** A UUIDv7 of that moment; the rest of its bits follow from the key. */
export function idAt(at: string, key: string): string {
  const time = Date.parse(at).toString(16).padStart(12, '0');
  const rest = createHash('sha256').update(key).digest('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(6, 18)}`;
}
