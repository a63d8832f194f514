import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CatalogModule } from '../catalog/catalog.module.ts';
import { ClosuresController } from './controllers/closures.controller.ts';
import { SalesController } from './controllers/sales.controller.ts';
import { TillController } from './controllers/till.controller.ts';
import { CashMovementEntity } from './entities/cash-movement.entity.ts';
import { ClosureAdjustmentEntity } from './entities/closure-adjustment.entity.ts';
import { ClosureMovementEntity } from './entities/closure-movement.entity.ts';
import { DailyClosureEntity } from './entities/daily-closure.entity.ts';
import { DayTotalsEntity } from './entities/day-totals.entity.ts';
import { PaymentEntity } from './entities/payment.entity.ts';
import { RefundItemEntity } from './entities/refund-item.entity.ts';
import { RefundPaymentEntity } from './entities/refund-payment.entity.ts';
import { RefundEntity } from './entities/refund.entity.ts';
import { SaleItemEntity } from './entities/sale-item.entity.ts';
import { SaleEntity } from './entities/sale.entity.ts';
import { TillSessionEntity } from './entities/till-session.entity.ts';
import { SaleBatches, type SaleToBook } from './services/sale-batches.ts';
import { SalePricing } from './services/sale-pricing.ts';
import { SaleRecorder } from './services/sale-recorder.ts';
import { SalesCommands } from './services/sales-commands.ts';
import { VariosCaps } from './services/varios-caps.ts';
import { CloseTill } from './use-cases/close-till.ts';
import { GetClosure } from './use-cases/get-closure.ts';
import { GetSale } from './use-cases/get-sale.ts';
import { ListCashMovements } from './use-cases/list-cash-movements.ts';
import { ListClosures } from './use-cases/list-closures.ts';
import { ListSales } from './use-cases/list-sales.ts';
import { OpenTill } from './use-cases/open-till.ts';
import { ReadTill } from './use-cases/read-till.ts';
import { RecordCashMovement } from './use-cases/record-cash-movement.ts';
import { RecordSale } from './use-cases/record-sale.ts';
import { RefundSale } from './use-cases/refund-sale.ts';
import { RefundTicket } from './use-cases/refund-ticket.ts';

// What other modules may use.
export { SaleBatches, SalesCommands };
export type { SaleToBook };

// What other modules may use.
export { readClosures } from './services/closure-rows.ts';
export { readSaleDetails } from './services/sale-details.ts';
export { readTills } from './services/till-rows.ts';

const ENTITIES = [
  CashMovementEntity,
  ClosureAdjustmentEntity,
  ClosureMovementEntity,
  DailyClosureEntity,
  DayTotalsEntity,
  PaymentEntity,
  RefundEntity,
  RefundItemEntity,
  RefundPaymentEntity,
  SaleEntity,
  SaleItemEntity,
  TillSessionEntity,
];

@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES), CatalogModule],
  controllers: [SalesController, ClosuresController, TillController],
  providers: [
    CloseTill,
    GetClosure,
    GetSale,
    ListCashMovements,
    ListClosures,
    ListSales,
    OpenTill,
    ReadTill,
    RecordCashMovement,
    RecordSale,
    RefundSale,
    RefundTicket,
    SaleBatches,
    SalePricing,
    SaleRecorder,
    SalesCommands,
    VariosCaps,
  ],
  exports: [SaleBatches, SalesCommands],
})
export class SalesModule {}
