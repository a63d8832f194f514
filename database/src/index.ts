export { migrate, type MigrateOptions, type MigrateResult } from './migrate.ts';
export { readMigrations, type Migration } from './migrations.ts';
export { readStarterCatalogs } from './starter-catalogs.ts';
export { whyOutOfDate } from './up-to-date.ts';
