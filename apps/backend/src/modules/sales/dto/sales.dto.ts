import {
  cashMovementPageSchema,
  cashMovementQuerySchema,
  closeTillSchema,
  closureDetailSchema,
  closurePageSchema,
  closureQuerySchema,
  openTillSchema,
  recordCashMovementSchema,
  recordSaleSchema,
  refundSaleSchema,
  refundTicketSchema,
  saleDetailSchema,
  salePageSchema,
  saleQuerySchema,
  tillReadingSchema,
} from '@michangarrito/contracts';
import { createZodDto } from 'nestjs-zod';

export class CashMovementPageDto extends createZodDto(cashMovementPageSchema) {}
export class CashMovementQueryDto extends createZodDto(cashMovementQuerySchema) {}
export class CloseTillDto extends createZodDto(closeTillSchema) {}
export class ClosureDetailDto extends createZodDto(closureDetailSchema) {}
export class ClosurePageDto extends createZodDto(closurePageSchema) {}
export class ClosureQueryDto extends createZodDto(closureQuerySchema) {}
export class OpenTillDto extends createZodDto(openTillSchema) {}
export class RecordCashMovementDto extends createZodDto(recordCashMovementSchema) {}
export class RecordSaleDto extends createZodDto(recordSaleSchema) {}
export class RefundSaleDto extends createZodDto(refundSaleSchema) {}
export class RefundTicketDto extends createZodDto(refundTicketSchema) {}
export class SaleDetailDto extends createZodDto(saleDetailSchema) {}
export class SalePageDto extends createZodDto(salePageSchema) {}
export class SaleQueryDto extends createZodDto(saleQuerySchema) {}
export class TillReadingDto extends createZodDto(tillReadingSchema) {}
