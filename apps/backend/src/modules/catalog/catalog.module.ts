import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CatalogController } from './controllers/catalog.controller.ts';
import { ProductsController } from './controllers/products.controller.ts';
import { CategoryTemplateEntity } from './entities/category-template.entity.ts';
import { CategoryEntity } from './entities/category.entity.ts';
import { PriceHistoryEntity } from './entities/price-history.entity.ts';
import { ProductBarcodeEntity } from './entities/product-barcode.entity.ts';
import { ProductTemplateEntity } from './entities/product-template.entity.ts';
import { ProductEntity } from './entities/product.entity.ts';
import { TaxRateEntity } from './entities/tax-rate.entity.ts';
import { CatalogCommands } from './services/catalog-commands.ts';
import { CreateCategory } from './use-cases/create-category.ts';
import { CreateProduct } from './use-cases/create-product.ts';
import { EditProduct } from './use-cases/edit-product.ts';
import { GetProduct } from './use-cases/get-product.ts';
import { ListCategories } from './use-cases/list-categories.ts';
import { ListPriceHistory } from './use-cases/list-price-history.ts';
import { ListProductEdits } from './use-cases/list-product-edits.ts';
import { ListProducts } from './use-cases/list-products.ts';
import { ListStarterCatalogs } from './use-cases/list-starter-catalogs.ts';
import { ListTaxRates } from './use-cases/list-tax-rates.ts';
import { LoadStarterCatalog } from './use-cases/load-starter-catalog.ts';

// What other modules may use.
export { CatalogCommands, ListTaxRates, LoadStarterCatalog };
export { readCategories } from './services/category-rows.ts';
export { readProducts } from './services/product-rows.ts';

const ENTITIES = [
  CategoryEntity,
  CategoryTemplateEntity,
  PriceHistoryEntity,
  ProductBarcodeEntity,
  ProductEntity,
  ProductTemplateEntity,
  TaxRateEntity,
];

@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES)],
  controllers: [ProductsController, CatalogController],
  providers: [
    CatalogCommands,
    CreateCategory,
    CreateProduct,
    EditProduct,
    GetProduct,
    ListCategories,
    ListPriceHistory,
    ListProductEdits,
    ListProducts,
    ListStarterCatalogs,
    ListTaxRates,
    LoadStarterCatalog,
  ],
  exports: [CatalogCommands, ListTaxRates, LoadStarterCatalog],
})
export class CatalogModule {}
