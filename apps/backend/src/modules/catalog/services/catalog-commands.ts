import { Inject, Injectable } from '@nestjs/common';
import type { UseCases } from '../../../common/commands/use-cases.ts';
import { CreateCategory } from '../use-cases/create-category.ts';
import { CreateProduct } from '../use-cases/create-product.ts';
import { EditProduct } from '../use-cases/edit-product.ts';

/** What carries out this module's commands, by their type. */
@Injectable()
export class CatalogCommands {
  readonly useCases: UseCases<'createProduct' | 'editProduct' | 'createCategory'>;

  constructor(
    @Inject(CreateProduct) createProduct: CreateProduct,
    @Inject(EditProduct) editProduct: EditProduct,
    @Inject(CreateCategory) createCategory: CreateCategory,
  ) {
    this.useCases = {
      createProduct: createProduct.run,
      editProduct: editProduct.run,
      createCategory: createCategory.run,
    };
  }
}
