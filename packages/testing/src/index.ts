export * from './backend-process.ts';
export * from './own-server.ts';
export * from './shop-client.ts';
export * from './shops.ts';
export * from './test-database.ts';
export * from './test-server.ts';
