import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CommandRunner } from '../../../common/commands/command-runner.ts';
import { CommandVerdictDto } from '../../../common/commands/command-verdict.dto.ts';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { Answers } from '../../../common/http/answers.ts';
import { AlsoWhenSuspended, Caller, CommandHash } from '../../../common/http/decorators.ts';
import {
  CashMovementPageDto,
  CashMovementQueryDto,
  OpenTillDto,
  RecordCashMovementDto,
  TillReadingDto,
} from '../dto/sales.dto.ts';
import { ListCashMovements } from '../use-cases/list-cash-movements.ts';
import { OpenTill } from '../use-cases/open-till.ts';
import { ReadTill } from '../use-cases/read-till.ts';
import { RecordCashMovement } from '../use-cases/record-cash-movement.ts';

@ApiTags('till')
@ApiBearerAuth()
@Controller('till')
export class TillController {
  constructor(
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(OpenTill) private readonly openTill: OpenTill,
    @Inject(RecordCashMovement) private readonly recordCashMovement: RecordCashMovement,
    @Inject(ReadTill) private readonly readTill: ReadTill,
    @Inject(ListCashMovements) private readonly listCashMovements: ListCashMovements,
  ) {}

  @Get()
  @Answers({ status: 200, type: TillReadingDto, description: 'What should be in the drawer now, and why' })
  read(@Caller() context: RequestContext) {
    return this.readTill.execute(context);
  }

  @Post('sessions')
  @AlsoWhenSuspended()
  @HttpCode(200)
  @Answers({ status: 200, type: CommandVerdictDto, description: 'What became of the command' })
  open(@Caller() context: RequestContext, @Body() command: OpenTillDto, @CommandHash() hash: string) {
    return this.commands.execute(context, { command, hash }, this.openTill.run);
  }

  @Get('cash-movements')
  @Answers({ status: 200, type: CashMovementPageDto, description: 'A page of movements of cash, the latest first' })
  movements(@Caller() context: RequestContext, @Query() query: CashMovementQueryDto) {
    return this.listCashMovements.execute(context, query);
  }

  @Post('cash-movements')
  @AlsoWhenSuspended()
  @HttpCode(200)
  @Answers({ status: 200, type: CommandVerdictDto, description: 'What became of the command' })
  move(@Caller() context: RequestContext, @Body() command: RecordCashMovementDto, @CommandHash() hash: string) {
    return this.commands.execute(context, { command, hash }, this.recordCashMovement.run);
  }
}
