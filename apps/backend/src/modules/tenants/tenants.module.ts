import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ShopController } from './controllers/shop.controller.ts';
import { TenantConfig } from './entities/tenant-config.entity.ts';
import { Tenant } from './entities/tenant.entity.ts';
import { ShopReader } from './services/shop-reader.ts';
import { CreateTenant } from './use-cases/create-tenant.ts';
import { ReadShop } from './use-cases/read-shop.ts';
import { UpdateShop } from './use-cases/update-shop.ts';

export { isActiveShop } from './services/is-active-shop.ts';
export { ShopReader } from './services/shop-reader.ts';
export { CreateTenant } from './use-cases/create-tenant.ts';

@Module({
  imports: [TypeOrmModule.forFeature([Tenant, TenantConfig])],
  controllers: [ShopController],
  providers: [ShopReader, CreateTenant, ReadShop, UpdateShop],
  exports: [ShopReader, CreateTenant],
})
export class TenantsModule {}
