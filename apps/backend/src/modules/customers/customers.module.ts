import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CustomersController } from './controllers/customers.controller.ts';
import { FiadosController } from './controllers/fiados.controller.ts';
import { CustomerBalanceEntity } from './entities/customer-balance.entity.ts';
import { CustomerMovementEntity } from './entities/customer-movement.entity.ts';
import { CustomerEntity } from './entities/customer.entity.ts';
import { FiadoPaymentEntity } from './entities/fiado-payment.entity.ts';
import { FiadoEntity } from './entities/fiado.entity.ts';
import { CustomerCommands } from './services/customer-commands.ts';
import { CreateCustomer } from './use-cases/create-customer.ts';
import { EditCustomer } from './use-cases/edit-customer.ts';
import { GetCustomer } from './use-cases/get-customer.ts';
import { GetStatement } from './use-cases/get-statement.ts';
import { ListCustomerEdits } from './use-cases/list-customer-edits.ts';
import { ListCustomers } from './use-cases/list-customers.ts';
import { RecordFiadoPayment } from './use-cases/record-fiado-payment.ts';
import { SummarizeFiados } from './use-cases/summarize-fiados.ts';

// What other modules may use.
export { CustomerCommands, SummarizeFiados };
export { OPEN_FIADO, readCustomers, SHOP_TODAY } from './services/customer-rows.ts';

const ENTITIES = [CustomerBalanceEntity, CustomerEntity, CustomerMovementEntity, FiadoEntity, FiadoPaymentEntity];

@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES)],
  controllers: [FiadosController, CustomersController],
  providers: [
    CreateCustomer,
    CustomerCommands,
    EditCustomer,
    GetCustomer,
    GetStatement,
    ListCustomerEdits,
    ListCustomers,
    RecordFiadoPayment,
    SummarizeFiados,
  ],
  exports: [CustomerCommands, SummarizeFiados],
})
export class CustomersModule {}
