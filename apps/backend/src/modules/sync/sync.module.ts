import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/catalog.module.ts';
import { CustomersModule } from '../customers/customers.module.ts';
import { InventoryModule } from '../inventory/inventory.module.ts';
import { SalesModule } from '../sales/sales.module.ts';
import { HeldController } from './controllers/held.controller.ts';
import { PushController } from './controllers/push.controller.ts';
import { CommandExecutor } from './services/command-executor.ts';
import { CommandPreparer } from './services/command-preparer.ts';
import { CommandSettler } from './services/command-settler.ts';
import { HeldResumer } from './services/held-resumer.ts';
import { HeldRetries } from './services/held-retries.ts';
import { NewNumbers } from './services/new-numbers.ts';
import { ShopTurns } from './services/shop-turns.ts';
import { DecideHeld } from './use-cases/decide-held.ts';
import { DepositCommands } from './use-cases/deposit-commands.ts';
import { ListHeld } from './use-cases/list-held.ts';
import { PushCommands } from './use-cases/push-commands.ts';

@Module({
  imports: [CatalogModule, CustomersModule, InventoryModule, SalesModule],
  controllers: [PushController, HeldController],
  providers: [
    CommandExecutor,
    CommandPreparer,
    CommandSettler,
    DecideHeld,
    DepositCommands,
    HeldResumer,
    HeldRetries,
    ListHeld,
    NewNumbers,
    PushCommands,
    ShopTurns,
  ],
})
export class SyncModule {}
