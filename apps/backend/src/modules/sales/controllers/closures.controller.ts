import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CommandRunner } from '../../../common/commands/command-runner.ts';
import { CommandVerdictDto } from '../../../common/commands/command-verdict.dto.ts';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { Answers } from '../../../common/http/answers.ts';
import { AlsoWhenSuspended, Caller, CommandHash, RequiresPermission } from '../../../common/http/decorators.ts';
import { CloseTillDto, ClosureDetailDto, ClosurePageDto, ClosureQueryDto } from '../dto/sales.dto.ts';
import { CloseTill } from '../use-cases/close-till.ts';
import { GetClosure } from '../use-cases/get-closure.ts';
import { ListClosures } from '../use-cases/list-closures.ts';

/** Cortes: who may close the till may see what was closed. Closing itself is a fact, recorded and flagged without the right. */
@ApiTags('till')
@ApiBearerAuth()
@Controller('till/closures')
export class ClosuresController {
  constructor(
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(CloseTill) private readonly closeTill: CloseTill,
    @Inject(ListClosures) private readonly listClosures: ListClosures,
    @Inject(GetClosure) private readonly getClosure: GetClosure,
  ) {}

  @Post()
  @AlsoWhenSuspended()
  @HttpCode(200)
  @Answers({ status: 200, type: CommandVerdictDto, description: 'What became of the command' })
  close(@Caller() context: RequestContext, @Body() command: CloseTillDto, @CommandHash() hash: string) {
    return this.commands.execute(context, { command, hash }, this.closeTill.run);
  }

  @Get()
  @RequiresPermission('till.close')
  @Answers({ status: 200, type: ClosurePageDto, description: 'A page of cortes, the latest first' })
  list(@Caller() context: RequestContext, @Query() query: ClosureQueryDto) {
    return this.listClosures.execute(context, query);
  }

  @Get(':closureId')
  @RequiresPermission('till.close')
  @Answers({ status: 200, type: ClosureDetailDto, description: 'One corte with what came after it' })
  get(@Caller() context: RequestContext, @Param('closureId', ParseUUIDPipe) closureId: string) {
    return this.getClosure.execute(context, closureId);
  }
}
