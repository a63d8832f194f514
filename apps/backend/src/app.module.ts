import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { ZodValidationPipe } from 'nestjs-zod';
import { CommandsModule } from './common/commands/commands.module.ts';
import { ConfigurationModule } from './common/config/configuration.module.ts';
import type { Configuration } from './common/config/configuration.ts';
import { DatabaseModule } from './common/database/database.module.ts';
import { ErrorFilter } from './common/errors/error.filter.ts';
import { AccessGuard } from './common/http/access.guard.ts';
import { AuthModule } from './modules/auth/auth.module.ts';
import { CatalogModule } from './modules/catalog/catalog.module.ts';
import { CustomersModule } from './modules/customers/customers.module.ts';
import { HealthModule } from './modules/health/health.module.ts';
import { InventoryModule } from './modules/inventory/inventory.module.ts';
import { ReportsModule } from './modules/reports/reports.module.ts';
import { SalesModule } from './modules/sales/sales.module.ts';
import { SyncModule } from './modules/sync/sync.module.ts';
import { TenantsModule } from './modules/tenants/tenants.module.ts';

/** Every module of the backend. */
@Module({})
export class AppModule {
  static with(configuration: Configuration): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigurationModule.with(configuration),
        DatabaseModule,
        CommandsModule,
        AuthModule,
        TenantsModule,
        CatalogModule,
        CustomersModule,
        InventoryModule,
        ReportsModule,
        SalesModule,
        SyncModule,
        HealthModule,
      ],
      providers: [
        { provide: APP_PIPE, useClass: ZodValidationPipe },
        { provide: APP_FILTER, useClass: ErrorFilter },
        { provide: APP_GUARD, useClass: AccessGuard },
      ],
    };
  }
}
