import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/catalog.module.ts';
import { TenantsModule } from '../tenants/tenants.module.ts';
import { ChangesController } from './controllers/changes.controller.ts';
import { ChangesReader } from './services/changes-reader.ts';
import { EventStreams } from './services/event-streams.ts';
import { MirrorStates } from './services/mirror-states.ts';
import { PullChanges } from './use-cases/pull-changes.ts';

@Module({
  imports: [CatalogModule, TenantsModule],
  controllers: [ChangesController],
  providers: [EventStreams, MirrorStates, PullChanges, { provide: ChangesReader, useExisting: PullChanges }],
})
export class SyncModule {}
