import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { InventoryController } from './controllers/inventory.controller.ts';
import { InventoryMovementEntity } from './entities/inventory-movement.entity.ts';
import { StockAlertEntity } from './entities/stock-alert.entity.ts';
import { StockLevelEntity } from './entities/stock-level.entity.ts';
import { ListStockMovements } from './use-cases/list-stock-movements.ts';
import { RecordStockMovement } from './use-cases/record-stock-movement.ts';

// What other modules may use.
export { RecordStockMovement };

@Module({
  imports: [TypeOrmModule.forFeature([InventoryMovementEntity, StockAlertEntity, StockLevelEntity])],
  controllers: [InventoryController],
  providers: [ListStockMovements, RecordStockMovement],
  exports: [RecordStockMovement],
})
export class InventoryModule {}
