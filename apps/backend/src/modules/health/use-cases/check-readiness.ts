import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

type Check = { name: string; ok: boolean; reason: string | null };

/** Whether the backend can do its work now: it reaches its database and the migrations are there. */
@Injectable()
export class CheckReadiness {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async execute(): Promise<Check[]> {
    try {
      await this.dataSource.query(`select 1 from catalog.tax_rates limit 1`);
      return [{ name: 'database', ok: true, reason: null }];
    } catch (error) {
      return [{ name: 'database', ok: false, reason: error instanceof Error ? error.name : 'unreachable' }];
    }
  }
}
