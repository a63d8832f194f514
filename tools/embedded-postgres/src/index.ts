export { PortBusyError, removeEmbeddedPostgres, startEmbeddedPostgres } from './server.ts';
export type { EmbeddedPostgres, EmbeddedPostgresOptions } from './server.ts';
export { startTemporaryPostgres } from './temporary.ts';
