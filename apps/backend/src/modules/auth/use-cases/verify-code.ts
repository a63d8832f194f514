import { Inject, Injectable } from '@nestjs/common';
import type { VerifiedPhone } from '@michangarrito/contracts';
import { DataSource } from 'typeorm';
import { OneTimeCodes } from '../services/one-time-codes.ts';
import { Tickets } from '../services/tickets.ts';

type ShopRow = {
  tenantId: string;
  name: string;
  role: VerifiedPhone['shops'][number]['role'];
  personName: string;
  hasPin: boolean;
};

/** Proves a phone by its code: a ticket, and the shops where the phone is a person. */
@Injectable()
export class VerifyCode {
  constructor(
    @Inject(OneTimeCodes) private readonly codes: OneTimeCodes,
    @Inject(Tickets) private readonly tickets: Tickets,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  /** @throws AppError CODE_WRONG or CODE_EXPIRED */
  async execute(phone: string, code: string): Promise<VerifiedPhone> {
    const ticket = await this.codes.take(phone, code);
    const shops = await this.dataSource.query<ShopRow[]>(
      `select tenant_id as "tenantId", tenant_name as name, role, user_name as "personName", has_pin as "hasPin"
       from auth.users_by_phone($1)`,
      [phone],
    );
    return { ticket: await this.tickets.issue(ticket), shops };
  }
}
