export * from './canonical.ts';
export * from './commands/index.ts';
export * from './envelope.ts';
export * from './error-body.ts';
export * from './errors.ts';
export * from './primitives.ts';
export * from './queries/index.ts';
export * from './verdict.ts';
