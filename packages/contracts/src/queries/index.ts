export * from './auth.ts';
export * from './catalog.ts';
export * from './customers.ts';
export * from './edits.ts';
export * from './reports.ts';
export * from './sales.ts';
