import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import pg from 'pg';
import { CONFIGURATION, type Configuration } from '../config/configuration.ts';
import { TenantTransactions } from './tenant-transactions.ts';

const INT8 = 20;
const DATE = 1082;

// Centavos and thousandths are bigint columns and safe integers by check; a business date is a word, not an instant.
pg.types.setTypeParser(INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} is beyond a safe integer`);
  return value;
});
pg.types.setTypeParser(DATE, (text) => text);

/** The application's connections: TypeORM's pool and the only runner of tenant transactions. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [CONFIGURATION],
      useFactory: (configuration: Configuration) => ({
        type: 'postgres' as const,
        url: configuration.DATABASE_URL,
        applicationName: 'michangarrito-backend',
        poolSize: configuration.DATABASE_POOL_SIZE,
        synchronize: false,
        autoLoadEntities: true,
        retryAttempts: 3,
        retryDelay: 1000,
        logging: false,
      }),
    }),
  ],
  providers: [TenantTransactions],
  exports: [TenantTransactions],
})
export class DatabaseModule {}
