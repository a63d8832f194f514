import { Body, Controller, Get, Inject, Patch } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { Answers } from '../../../common/http/answers.ts';
import { Caller, RequiresPermission } from '../../../common/http/decorators.ts';
import { ShopDto, UpdateShopDto } from '../dto/shop.dto.ts';
import { ReadShop } from '../use-cases/read-shop.ts';
import { UpdateShop } from '../use-cases/update-shop.ts';

@ApiTags('shop')
@ApiBearerAuth()
@Controller('shop')
export class ShopController {
  constructor(
    @Inject(ReadShop) private readonly readShop: ReadShop,
    @Inject(UpdateShop) private readonly updateShop: UpdateShop,
  ) {}

  /** The shop of the session. */
  @Get()
  @Answers({ status: 200, type: ShopDto, description: 'The shop' })
  read(@Caller() caller: RequestContext): Promise<ShopDto> {
    return this.readShop.execute(caller);
  }

  /** Changes the fields that are given. */
  @Patch()
  @RequiresPermission('settings.manage')
  @Answers({ status: 200, type: ShopDto, description: 'The shop as it is now' })
  update(@Caller() caller: RequestContext, @Body() changes: UpdateShopDto): Promise<ShopDto> {
    return this.updateShop.execute(caller, changes);
  }
}
