import { Module } from '@nestjs/common';
import { CustomersModule } from '../customers/customers.module.ts';
import { ReportsController } from './controllers/reports.controller.ts';
import { ReportToday } from './use-cases/report-today.ts';

@Module({ imports: [CustomersModule], controllers: [ReportsController], providers: [ReportToday] })
export class ReportsModule {}
