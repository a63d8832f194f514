import { Body, Controller, HttpCode, Inject, Post, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { Answers } from '../../../common/http/answers.ts';
import { AlsoWhenSuspended, Caller, Public } from '../../../common/http/decorators.ts';
import { AddressLimitGuard } from '../../auth/auth.module.ts';
import { DepositAnswerDto, DepositDto, PushAnswerDto, PushDto } from '../dto/sync.dto.ts';
import { DepositCommands } from '../use-cases/deposit-commands.ts';
import { PushCommands } from '../use-cases/push-commands.ts';

/** Two hundred commands, the largest of them rarely. */
const BODY_LIMIT_BYTES = 4_194_304;

/** What devices bring: their journals, and what an unlinked one had left in its own. */
@ApiTags('sync')
@Controller('sync')
export class PushController {
  constructor(
    @Inject(PushCommands) private readonly pushCommands: PushCommands,
    @Inject(DepositCommands) private readonly depositCommands: DepositCommands,
  ) {}

  /** Commands in the order of the device's journal. Each has a verdict of its own, and one that is refused blocks none after it. */
  @Post('commands')
  @ApiBearerAuth()
  @AlsoWhenSuspended()
  @HttpCode(200)
  @Answers({ status: 200, type: PushAnswerDto, description: 'What became of each', bodyLimitBytes: BODY_LIMIT_BYTES })
  push(@Caller() context: RequestContext, @Body() push: PushDto) {
    return this.pushCommands.execute(context, push);
  }

  /** From a device that was unlinked, which has no session any more and proves itself by its secret. */
  @Post('deposits')
  @Public()
  @UseGuards(AddressLimitGuard)
  @HttpCode(200)
  @Answers({
    status: 200,
    type: DepositAnswerDto,
    description: 'What became of each',
    bodyLimitBytes: BODY_LIMIT_BYTES,
  })
  deposit(@Body() deposit: DepositDto) {
    return this.depositCommands.execute(deposit);
  }
}
