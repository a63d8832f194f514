import { Module } from '@nestjs/common';
import { HealthController } from './controllers/health.controller.ts';
import { CheckReadiness } from './use-cases/check-readiness.ts';

@Module({ controllers: [HealthController], providers: [CheckReadiness] })
export class HealthModule {}
