import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { Answers } from '../../../common/http/answers.ts';
import { Caller, RequiresPermission } from '../../../common/http/decorators.ts';
import { HeldDecisionAnswerDto, HeldDecisionDto, HeldPageDto, HeldQueryDto } from '../dto/sync.dto.ts';
import { DecideHeld } from '../use-cases/decide-held.ts';
import { ListHeld } from '../use-cases/list-held.ts';

/** *Por revisar*: commands that are kept and not in the books yet. */
@ApiTags('sync')
@ApiBearerAuth()
@Controller('sync/held')
export class HeldController {
  constructor(
    @Inject(ListHeld) private readonly listHeld: ListHeld,
    @Inject(DecideHeld) private readonly decideHeld: DecideHeld,
  ) {}

  @Get()
  @RequiresPermission('team.manage')
  @Answers({ status: 200, type: HeldPageDto, description: 'A page of what waits, the oldest first' })
  list(@Caller() context: RequestContext, @Query() query: HeldQueryDto) {
    return this.listHeld.execute(context, query);
  }

  @Post('decisions')
  @RequiresPermission('team.manage')
  @HttpCode(200)
  @Answers({ status: 200, type: HeldDecisionAnswerDto, description: 'How many are settled, and how many still wait' })
  decide(@Caller() context: RequestContext, @Body() decision: HeldDecisionDto) {
    return this.decideHeld.execute(context, decision);
  }
}
