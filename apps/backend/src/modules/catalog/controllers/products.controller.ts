import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CommandRunner } from '../../../common/commands/command-runner.ts';
import { CommandVerdictDto } from '../../../common/commands/command-verdict.dto.ts';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { Answers } from '../../../common/http/answers.ts';
import { AlsoWhenSuspended, Caller, CommandHash } from '../../../common/http/decorators.ts';
import {
  CreateProductDto,
  EditProductDto,
  PriceHistoryDto,
  ProductEditsDto,
  ProductDto,
  ProductPageDto,
  ProductQueryDto,
} from '../dto/catalog.dto.ts';
import { CreateProduct } from '../use-cases/create-product.ts';
import { EditProduct } from '../use-cases/edit-product.ts';
import { GetProduct } from '../use-cases/get-product.ts';
import { ListPriceHistory } from '../use-cases/list-price-history.ts';
import { ListProductEdits } from '../use-cases/list-product-edits.ts';
import { ListProducts } from '../use-cases/list-products.ts';

@ApiTags('catalog')
@ApiBearerAuth()
@Controller('products')
export class ProductsController {
  constructor(
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(ListProducts) private readonly listProducts: ListProducts,
    @Inject(GetProduct) private readonly getProduct: GetProduct,
    @Inject(ListPriceHistory) private readonly listPriceHistory: ListPriceHistory,
    @Inject(ListProductEdits) private readonly listProductEdits: ListProductEdits,
    @Inject(CreateProduct) private readonly createProduct: CreateProduct,
    @Inject(EditProduct) private readonly editProduct: EditProduct,
  ) {}

  @Get()
  @Answers({ status: 200, type: ProductPageDto, description: 'A page of products by name' })
  list(@Caller() context: RequestContext, @Query() query: ProductQueryDto) {
    return this.listProducts.execute(context, query);
  }

  @Get(':productId')
  @Answers({ status: 200, type: ProductDto, description: 'One product' })
  get(@Caller() context: RequestContext, @Param('productId', ParseUUIDPipe) productId: string) {
    return this.getProduct.execute(context, productId);
  }

  @Get(':productId/price-history')
  @Answers({ status: 200, type: PriceHistoryDto, description: 'Changes of its price, newest first' })
  async priceHistory(@Caller() context: RequestContext, @Param('productId', ParseUUIDPipe) productId: string) {
    return { items: await this.listPriceHistory.execute(context, productId) };
  }

  @Get(':productId/edits')
  @Answers({ status: 200, type: ProductEditsDto, description: 'What people changed of it, newest first' })
  async edits(@Caller() context: RequestContext, @Param('productId', ParseUUIDPipe) productId: string) {
    return { items: await this.listProductEdits.execute(context, productId) };
  }

  @Post()
  @AlsoWhenSuspended()
  @HttpCode(200)
  @Answers({ status: 200, type: CommandVerdictDto, description: 'What became of the command' })
  create(@Caller() context: RequestContext, @Body() command: CreateProductDto, @CommandHash() hash: string) {
    return this.commands.execute(context, { command, hash }, this.createProduct.run);
  }

  @Patch(':productId')
  @Answers({ status: 200, type: CommandVerdictDto, description: 'What became of the command' })
  edit(
    @Caller() context: RequestContext,
    @Param('productId', ParseUUIDPipe) productId: string,
    @Body() command: EditProductDto,
    @CommandHash() hash: string,
  ) {
    if (command.payload.productId !== productId) throw new AppError('PRODUCT_NOT_FOUND');
    return this.commands.execute(context, { command, hash }, this.editProduct.run);
  }
}
