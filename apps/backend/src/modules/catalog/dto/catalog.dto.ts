import {
  categoryListSchema,
  createCategorySchema,
  createProductSchema,
  editProductSchema,
  fieldEditListSchema,
  priceHistorySchema,
  productPageSchema,
  productQuerySchema,
  productSchema,
  starterCatalogListSchema,
  taxRateListSchema,
} from '@michangarrito/contracts';
import { createZodDto } from 'nestjs-zod';

export class CategoryListDto extends createZodDto(categoryListSchema) {}
export class CreateCategoryDto extends createZodDto(createCategorySchema) {}
export class CreateProductDto extends createZodDto(createProductSchema) {}
export class EditProductDto extends createZodDto(editProductSchema) {}
export class PriceHistoryDto extends createZodDto(priceHistorySchema) {}
export class ProductEditsDto extends createZodDto(fieldEditListSchema) {}
export class ProductDto extends createZodDto(productSchema) {}
export class ProductPageDto extends createZodDto(productPageSchema) {}
export class ProductQueryDto extends createZodDto(productQuerySchema) {}
export class StarterCatalogListDto extends createZodDto(starterCatalogListSchema) {}
export class TaxRateListDto extends createZodDto(taxRateListSchema) {}
