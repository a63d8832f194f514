export { audit, AuditError, type AuditOptions, type AuditResult, type Finding } from './audit.ts';
export type { Promised } from './promises/command.ts';
export { checkPromises, type PromisesResult } from './promises/promises.ts';
