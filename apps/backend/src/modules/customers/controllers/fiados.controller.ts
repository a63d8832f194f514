import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { Answers } from '../../../common/http/answers.ts';
import { Caller } from '../../../common/http/decorators.ts';
import { FiadoSummaryDto, StatementDto, StatementQueryDto } from '../dto/customers.dto.ts';
import { GetStatement } from '../use-cases/get-statement.ts';
import { SummarizeFiados } from '../use-cases/summarize-fiados.ts';

@ApiTags('customers')
@ApiBearerAuth()
@Controller()
export class FiadosController {
  constructor(
    @Inject(GetStatement) private readonly getStatement: GetStatement,
    @Inject(SummarizeFiados) private readonly summarizeFiados: SummarizeFiados,
  ) {}

  @Get('customers/:customerId/statement')
  @Answers({ status: 200, type: StatementDto, description: 'The account, newest first' })
  statement(
    @Caller() context: RequestContext,
    @Param('customerId', ParseUUIDPipe) customerId: string,
    @Query() query: StatementQueryDto,
  ) {
    return this.getStatement.execute(context, customerId, query);
  }

  @Get('fiados/summary')
  @Answers({ status: 200, type: FiadoSummaryDto, description: 'What the shop is owed' })
  summary(@Caller() context: RequestContext) {
    return this.summarizeFiados.execute(context);
  }
}
