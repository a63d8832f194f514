import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/catalog.module.ts';
import { CustomersModule } from '../customers/customers.module.ts';
import { InventoryModule } from '../inventory/inventory.module.ts';
import { SalesModule } from '../sales/sales.module.ts';
import { TenantsModule } from '../tenants/tenants.module.ts';
import { ChangesController } from './controllers/changes.controller.ts';
import { HeldController } from './controllers/held.controller.ts';
import { PushController } from './controllers/push.controller.ts';
import { ChangesReader } from './services/changes-reader.ts';
import { CommandExecutor } from './services/command-executor.ts';
import { CommandPreparer } from './services/command-preparer.ts';
import { CommandSettler } from './services/command-settler.ts';
import { EventStreams } from './services/event-streams.ts';
import { HeldResumer } from './services/held-resumer.ts';
import { HeldRetries } from './services/held-retries.ts';
import { MirrorStates } from './services/mirror-states.ts';
import { NewNumbers } from './services/new-numbers.ts';
import { ShopTurns } from './services/shop-turns.ts';
import { DecideHeld } from './use-cases/decide-held.ts';
import { DepositCommands } from './use-cases/deposit-commands.ts';
import { ListHeld } from './use-cases/list-held.ts';
import { PullChanges } from './use-cases/pull-changes.ts';
import { PushCommands } from './use-cases/push-commands.ts';

@Module({
  imports: [CatalogModule, CustomersModule, InventoryModule, SalesModule, TenantsModule],
  controllers: [ChangesController, HeldController, PushController],
  providers: [
    CommandExecutor,
    CommandPreparer,
    CommandSettler,
    DecideHeld,
    DepositCommands,
    EventStreams,
    HeldResumer,
    HeldRetries,
    ListHeld,
    MirrorStates,
    NewNumbers,
    PullChanges,
    PushCommands,
    ShopTurns,
    { provide: ChangesReader, useExisting: PullChanges },
  ],
})
export class SyncModule {}
