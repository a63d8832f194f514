import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CommandRunner } from '../../../common/commands/command-runner.ts';
import { CommandVerdictDto } from '../../../common/commands/command-verdict.dto.ts';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { Answers } from '../../../common/http/answers.ts';
import { AlsoWhenSuspended, Caller, CommandHash } from '../../../common/http/decorators.ts';
import {
  RecordSaleDto,
  RefundSaleDto,
  RefundTicketDto,
  SaleDetailDto,
  SalePageDto,
  SaleQueryDto,
} from '../dto/sales.dto.ts';
import { GetSale } from '../use-cases/get-sale.ts';
import { ListSales } from '../use-cases/list-sales.ts';
import { RecordSale } from '../use-cases/record-sale.ts';
import { RefundSale } from '../use-cases/refund-sale.ts';
import { RefundTicket } from '../use-cases/refund-ticket.ts';

@ApiTags('sales')
@ApiBearerAuth()
@Controller('sales')
export class SalesController {
  constructor(
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(RecordSale) private readonly recordSale: RecordSale,
    @Inject(RefundSale) private readonly refundSale: RefundSale,
    @Inject(RefundTicket) private readonly refundTicket: RefundTicket,
    @Inject(ListSales) private readonly listSales: ListSales,
    @Inject(GetSale) private readonly getSale: GetSale,
  ) {}

  @Post()
  @AlsoWhenSuspended()
  @HttpCode(200)
  @Answers({ status: 200, type: CommandVerdictDto, description: 'What became of the command' })
  record(@Caller() context: RequestContext, @Body() command: RecordSaleDto, @CommandHash() hash: string) {
    return this.recordSale.execute(context, { command, hash });
  }

  @Post('refunds')
  @AlsoWhenSuspended()
  @HttpCode(200)
  @Answers({ status: 200, type: CommandVerdictDto, description: 'What became of the command' })
  refund(@Caller() context: RequestContext, @Body() command: RefundSaleDto, @CommandHash() hash: string) {
    return this.commands.execute(context, { command, hash }, this.refundSale.run);
  }

  /** Of a sale that the device knows by its ticket alone. */
  @Post('refunds/by-ticket')
  @AlsoWhenSuspended()
  @HttpCode(200)
  @Answers({ status: 200, type: CommandVerdictDto, description: 'What became of the command' })
  refundByTicket(@Caller() context: RequestContext, @Body() command: RefundTicketDto, @CommandHash() hash: string) {
    return this.commands.execute(context, { command, hash }, this.refundTicket.run);
  }

  @Get()
  @Answers({ status: 200, type: SalePageDto, description: 'A page of sales, the latest first' })
  list(@Caller() context: RequestContext, @Query() query: SaleQueryDto) {
    return this.listSales.execute(context, query);
  }

  @Get(':saleId')
  @Answers({ status: 200, type: SaleDetailDto, description: 'One sale with its lines, payments and refunds' })
  get(@Caller() context: RequestContext, @Param('saleId', ParseUUIDPipe) saleId: string) {
    return this.getSale.execute(context, saleId);
  }
}
