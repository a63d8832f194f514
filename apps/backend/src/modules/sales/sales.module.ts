import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CatalogModule } from '../catalog/catalog.module.ts';
import { SalesController } from './controllers/sales.controller.ts';
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
import { SaleRecorder } from './services/sale-recorder.ts';
import { VariosCaps } from './services/varios-caps.ts';
import { GetSale } from './use-cases/get-sale.ts';
import { ListSales } from './use-cases/list-sales.ts';
import { RecordSale } from './use-cases/record-sale.ts';

export { RecordSale } from './use-cases/record-sale.ts';

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
  controllers: [SalesController],
  providers: [SaleRecorder, VariosCaps, GetSale, ListSales, RecordSale],
  exports: [RecordSale],
})
export class SalesModule {}
