import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CommandRunner } from '../../../common/commands/command-runner.ts';
import { CommandVerdictDto } from '../../../common/commands/command-verdict.dto.ts';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { Answers } from '../../../common/http/answers.ts';
import { AlsoWhenSuspended, Caller, CommandHash, Public } from '../../../common/http/decorators.ts';
import { CategoryListDto, CreateCategoryDto, StarterCatalogListDto, TaxRateListDto } from '../dto/catalog.dto.ts';
import { CreateCategory } from '../use-cases/create-category.ts';
import { ListCategories } from '../use-cases/list-categories.ts';
import { ListStarterCatalogs } from '../use-cases/list-starter-catalogs.ts';
import { ListTaxRates } from '../use-cases/list-tax-rates.ts';

@ApiTags('catalog')
@Controller()
export class CatalogController {
  constructor(
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(ListCategories) private readonly listCategories: ListCategories,
    @Inject(ListTaxRates) private readonly listTaxRates: ListTaxRates,
    @Inject(ListStarterCatalogs) private readonly listStarterCatalogs: ListStarterCatalogs,
    @Inject(CreateCategory) private readonly createCategory: CreateCategory,
  ) {}

  @Get('categories')
  @ApiBearerAuth()
  @Answers({ status: 200, type: CategoryListDto, description: 'Categories in their order' })
  async categories(@Caller() context: RequestContext) {
    return { items: await this.listCategories.execute(context) };
  }

  @Post('categories')
  @AlsoWhenSuspended()
  @HttpCode(200)
  @ApiBearerAuth()
  @Answers({ status: 200, type: CommandVerdictDto, description: 'What became of the command' })
  create(@Caller() context: RequestContext, @Body() command: CreateCategoryDto, @CommandHash() hash: string) {
    return this.commands.execute(context, { command, hash }, this.createCategory.run);
  }

  @Get('tax-rates')
  @ApiBearerAuth()
  @Answers({ status: 200, type: TaxRateListDto, description: 'Rates of each tax class with their dates' })
  async taxRates() {
    return { items: await this.listTaxRates.execute() };
  }

  @Get('starter-catalogs')
  @Public()
  @Answers({ status: 200, type: StarterCatalogListDto, description: 'What each giro can begin with' })
  async starterCatalogs() {
    return { items: await this.listStarterCatalogs.execute() };
  }
}
