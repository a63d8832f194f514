export { audit, AuditError, type AuditOptions, type AuditResult, type Finding } from './audit.ts';
