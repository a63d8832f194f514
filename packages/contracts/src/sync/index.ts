export * from './held.ts';
export * from './pull.ts';
export * from './push.ts';
