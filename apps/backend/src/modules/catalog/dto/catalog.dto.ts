import {
  categorySchema,
  createCategorySchema,
  createProductSchema,
  editProductSchema,
  priceChangeSchema,
  productPageSchema,
  productQuerySchema,
  productSchema,
  starterCatalogSchema,
  taxRateSchema,
} from '@michangarrito/contracts';
import { createZodDto } from 'nestjs-zod';

export class CategoryDto extends createZodDto(categorySchema) {}
export class CreateCategoryDto extends createZodDto(createCategorySchema) {}
export class CreateProductDto extends createZodDto(createProductSchema) {}
export class EditProductDto extends createZodDto(editProductSchema) {}
export class PriceChangeDto extends createZodDto(priceChangeSchema) {}
export class ProductDto extends createZodDto(productSchema) {}
export class ProductPageDto extends createZodDto(productPageSchema) {}
export class ProductQueryDto extends createZodDto(productQuerySchema) {}
export class StarterCatalogDto extends createZodDto(starterCatalogSchema) {}
export class TaxRateDto extends createZodDto(taxRateSchema) {}
