import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { TaxRate } from '@michangarrito/domain';
import type { Repository } from 'typeorm';
import { TaxRateEntity } from '../entities/tax-rate.entity.ts';

/** Every tax rate with the date from which it holds. Reference data: read once, since only a migration changes it. */
@Injectable()
export class ListTaxRates {
  private rates: Promise<TaxRate[]> | undefined;

  constructor(@InjectRepository(TaxRateEntity) private readonly repository: Repository<TaxRateEntity>) {}

  async execute(): Promise<TaxRate[]> {
    this.rates ??= this.read();
    try {
      return await this.rates;
    } catch (error) {
      this.rates = undefined;
      throw error;
    }
  }

  private async read(): Promise<TaxRate[]> {
    const rows = await this.repository.find({ order: { taxClass: 'ASC', validFrom: 'ASC' } });
    return rows.map(({ taxClass, ivaBasisPoints, iepsBasisPoints, validFrom }) => ({
      taxClass,
      ivaBasisPoints,
      iepsBasisPoints,
      validFrom,
    }));
  }
}
