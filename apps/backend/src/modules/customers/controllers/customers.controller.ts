import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CommandRunner } from '../../../common/commands/command-runner.ts';
import { CommandVerdictDto } from '../../../common/commands/command-verdict.dto.ts';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { Answers } from '../../../common/http/answers.ts';
import { AlsoWhenSuspended, Caller, CommandHash } from '../../../common/http/decorators.ts';
import {
  CreateCustomerDto,
  CustomerDto,
  CustomerEditsDto,
  CustomerPageDto,
  CustomerQueryDto,
  EditCustomerDto,
  RecordFiadoPaymentDto,
} from '../dto/customers.dto.ts';
import { CreateCustomer } from '../use-cases/create-customer.ts';
import { EditCustomer } from '../use-cases/edit-customer.ts';
import { GetCustomer } from '../use-cases/get-customer.ts';
import { ListCustomerEdits } from '../use-cases/list-customer-edits.ts';
import { ListCustomers } from '../use-cases/list-customers.ts';
import { RecordFiadoPayment } from '../use-cases/record-fiado-payment.ts';

@ApiTags('customers')
@ApiBearerAuth()
@Controller('customers')
export class CustomersController {
  constructor(
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(ListCustomers) private readonly listCustomers: ListCustomers,
    @Inject(GetCustomer) private readonly getCustomer: GetCustomer,
    @Inject(ListCustomerEdits) private readonly listCustomerEdits: ListCustomerEdits,
    @Inject(CreateCustomer) private readonly createCustomer: CreateCustomer,
    @Inject(EditCustomer) private readonly editCustomer: EditCustomer,
    @Inject(RecordFiadoPayment) private readonly recordFiadoPayment: RecordFiadoPayment,
  ) {}

  @Get()
  @Answers({ status: 200, type: CustomerPageDto, description: 'A page of customers by name, or of those who owe' })
  list(@Caller() context: RequestContext, @Query() query: CustomerQueryDto) {
    return this.listCustomers.execute(context, query);
  }

  @Get(':customerId')
  @Answers({ status: 200, type: CustomerDto, description: 'One customer' })
  get(@Caller() context: RequestContext, @Param('customerId', ParseUUIDPipe) customerId: string) {
    return this.getCustomer.execute(context, customerId);
  }

  @Get(':customerId/edits')
  @Answers({ status: 200, type: CustomerEditsDto, description: 'What people changed of them, newest first' })
  async edits(@Caller() context: RequestContext, @Param('customerId', ParseUUIDPipe) customerId: string) {
    return { items: await this.listCustomerEdits.execute(context, customerId) };
  }

  @Post()
  @AlsoWhenSuspended()
  @HttpCode(200)
  @Answers({ status: 200, type: CommandVerdictDto, description: 'What became of the command' })
  create(@Caller() context: RequestContext, @Body() command: CreateCustomerDto, @CommandHash() hash: string) {
    return this.commands.execute(context, { command, hash }, this.createCustomer.run);
  }

  @Patch(':customerId')
  @Answers({ status: 200, type: CommandVerdictDto, description: 'What became of the command' })
  edit(
    @Caller() context: RequestContext,
    @Param('customerId', ParseUUIDPipe) customerId: string,
    @Body() command: EditCustomerDto,
    @CommandHash() hash: string,
  ) {
    if (command.payload.customerId !== customerId) throw new AppError('CUSTOMER_NOT_FOUND');
    return this.commands.execute(context, { command, hash }, this.editCustomer.run);
  }

  @Post(':customerId/fiado-payments')
  @AlsoWhenSuspended()
  @HttpCode(200)
  @Answers({ status: 200, type: CommandVerdictDto, description: 'What became of the command' })
  pay(
    @Caller() context: RequestContext,
    @Param('customerId', ParseUUIDPipe) customerId: string,
    @Body() command: RecordFiadoPaymentDto,
    @CommandHash() hash: string,
  ) {
    if (command.payload.customerId !== customerId) throw new AppError('CUSTOMER_NOT_FOUND');
    return this.commands.execute(context, { command, hash }, this.recordFiadoPayment.run);
  }
}
