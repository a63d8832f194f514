import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CommandRunner } from '../../../common/commands/command-runner.ts';
import { CommandVerdictDto } from '../../../common/commands/command-verdict.dto.ts';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { Answers } from '../../../common/http/answers.ts';
import { AlsoWhenSuspended, Caller, CommandHash } from '../../../common/http/decorators.ts';
import { RecordStockMovementDto, StockMovementPageDto, StockMovementQueryDto } from '../dto/inventory.dto.ts';
import { ListStockMovements } from '../use-cases/list-stock-movements.ts';
import { RecordStockMovement } from '../use-cases/record-stock-movement.ts';

@ApiTags('inventory')
@ApiBearerAuth()
@Controller('inventory/movements')
export class InventoryController {
  constructor(
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(ListStockMovements) private readonly listStockMovements: ListStockMovements,
    @Inject(RecordStockMovement) private readonly recordStockMovement: RecordStockMovement,
  ) {}

  @Get()
  @Answers({ status: 200, type: StockMovementPageDto, description: 'A page of movements, newest first' })
  list(@Caller() context: RequestContext, @Query() query: StockMovementQueryDto) {
    return this.listStockMovements.execute(context, query);
  }

  @Post()
  @AlsoWhenSuspended()
  @HttpCode(200)
  @Answers({ status: 200, type: CommandVerdictDto, description: 'What became of the command' })
  record(@Caller() context: RequestContext, @Body() command: RecordStockMovementDto, @CommandHash() hash: string) {
    return this.commands.execute(context, { command, hash }, this.recordStockMovement.run);
  }
}
