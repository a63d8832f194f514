import { Inject, Injectable } from '@nestjs/common';
import type { UseCases } from '../../../common/commands/use-cases.ts';
import { CreateCustomer } from '../use-cases/create-customer.ts';
import { EditCustomer } from '../use-cases/edit-customer.ts';
import { RecordFiadoPayment } from '../use-cases/record-fiado-payment.ts';

/** What carries out this module's commands, by their type. */
@Injectable()
export class CustomerCommands {
  readonly useCases: UseCases<'createCustomer' | 'editCustomer' | 'recordFiadoPayment'>;

  constructor(
    @Inject(CreateCustomer) createCustomer: CreateCustomer,
    @Inject(EditCustomer) editCustomer: EditCustomer,
    @Inject(RecordFiadoPayment) recordFiadoPayment: RecordFiadoPayment,
  ) {
    this.useCases = {
      createCustomer: createCustomer.run,
      editCustomer: editCustomer.run,
      recordFiadoPayment: recordFiadoPayment.run,
    };
  }
}
