import { recordStockMovementSchema, stockMovementPageSchema, stockMovementQuerySchema } from '@michangarrito/contracts';
import { createZodDto } from 'nestjs-zod';

export class RecordStockMovementDto extends createZodDto(recordStockMovementSchema) {}
export class StockMovementPageDto extends createZodDto(stockMovementPageSchema) {}
export class StockMovementQueryDto extends createZodDto(stockMovementQuerySchema) {}
