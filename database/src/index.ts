export { migrate, type MigrateOptions, type MigrateResult } from './migrate.ts';
export { readMigrations, type Migration } from './migrations.ts';
export { whyOutOfDate } from './up-to-date.ts';
