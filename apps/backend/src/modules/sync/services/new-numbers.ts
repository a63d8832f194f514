import { Inject, Injectable } from '@nestjs/common';
import type { CommandVerdict, PushAnswer } from '@michangarrito/contracts';
import type { Uploader } from '../../../common/commands/command.ts';
import type { PushedCommand } from './read-command.ts';
import { ShopTurns } from './shop-turns.ts';

const STEP = 1_000_000;
const LAST_SEQ = 2_000_000_000;

/** Gives an installation that shares its device with another numbers of its own. What the device is known by stays with the other. */
@Injectable()
export class NewNumbers {
  constructor(@Inject(ShopTurns) private readonly turns: ShopTurns) {}

  /** New numbers where a command above `numbersFrom` clashed with another's; null where none did, or where no numbers are left. */
  async forPush(
    uploader: Uploader,
    commands: readonly PushedCommand[],
    verdicts: readonly CommandVerdict[],
    numbersFrom: number,
  ): Promise<PushAnswer['newNumbers']> {
    const forked = verdicts.some(
      ({ flags }, index) => flags.includes('device_forked') && Number(commands[index]?.['deviceSeq']) > numbersFrom,
    );
    return forked ? this.#give(uploader) : null;
  }

  #give({ tenantId, deviceId }: Uploader): Promise<PushAnswer['newNumbers']> {
    return this.turns.run(tenantId, async (tx) => {
      const [known] = await tx.query<{ seq: number }>(
        `select greatest(1,
           (select max(device_seq) from sync.commands where tenant_id = $1 and device_id = $2),
           (select max(device_seq) from sync.held_commands where tenant_id = $1 and device_id = $2),
           (select max(device_seq) from sync.rejections where tenant_id = $1 and device_id = $2),
           (select max(to_seq) from sync.number_jumps where tenant_id = $1 and device_id = $2)) as seq`,
        [tenantId, deviceId],
      );
      const from = known?.seq ?? 1;
      const to = (Math.floor(from / STEP) + 1) * STEP;
      if (to >= LAST_SEQ) return null;
      const [given] = await tx.query<{ series: string }>(`select sync.give_folio_series($1) as series`, [deviceId]);
      if (!given) throw new Error('sync.give_folio_series answered nothing');
      await tx.query(
        `insert into sync.number_jumps (tenant_id, device_id, from_seq, to_seq, folio_series) values ($1, $2, $3, $4, $5)`,
        [tenantId, deviceId, from, to, given.series],
      );
      return { folioSeries: given.series, deviceSeq: to };
    });
  }
}
