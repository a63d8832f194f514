import {
  createCustomerSchema,
  customerPageSchema,
  customerQuerySchema,
  customerSchema,
  editCustomerSchema,
  fieldEditListSchema,
  fiadoSummarySchema,
  recordFiadoPaymentSchema,
  statementQuerySchema,
  statementSchema,
} from '@michangarrito/contracts';
import { createZodDto } from 'nestjs-zod';

export class CreateCustomerDto extends createZodDto(createCustomerSchema) {}
export class CustomerDto extends createZodDto(customerSchema) {}
export class CustomerEditsDto extends createZodDto(fieldEditListSchema) {}
export class CustomerPageDto extends createZodDto(customerPageSchema) {}
export class CustomerQueryDto extends createZodDto(customerQuerySchema) {}
export class EditCustomerDto extends createZodDto(editCustomerSchema) {}
export class FiadoSummaryDto extends createZodDto(fiadoSummarySchema) {}
export class RecordFiadoPaymentDto extends createZodDto(recordFiadoPaymentSchema) {}
export class StatementDto extends createZodDto(statementSchema) {}
export class StatementQueryDto extends createZodDto(statementQuerySchema) {}
