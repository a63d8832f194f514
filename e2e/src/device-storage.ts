import type { Page } from 'playwright-core';

/** A row of the journal's `entries`: the exact text of a command, and where it stands. */
export interface StoredEntry {
  readonly seq: number;
  readonly id: string;
  readonly type: string;
  readonly text: string;
  readonly state: string;
  readonly recordedAt: string;
  readonly summary: { readonly folio: string | null; readonly totalCentavos: number | null };
}

/** A row of the journal's `numbers`. */
export interface StoredNumber {
  readonly name: string;
  readonly value: number;
}

/** Rows by the store that they go to. */
export type Rows = Readonly<Record<string, readonly object[]>>;

/** Runs in the page before what works on its databases: requests as promises, and a database that is closed afterwards. */
const TOOLS = `
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('somebody holds the database'));
  });
  const within = async (request, work) => {
    const database = await done(request);
    try { return await work(database); } finally { database.close(); }
  };
  const write = (database, rows) => new Promise((resolve, reject) => {
    const transaction = database.transaction(Object.keys(rows), 'readwrite', { durability: 'strict' });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    for (const [store, added] of Object.entries(rows)) for (const row of added) transaction.objectStore(store).put(row);
  });`;

const inPage = (page: Page, work: string): Promise<unknown> => page.evaluate(`(async () => { ${TOOLS} ${work} })()`);

/** The name of the journal's database of the shop that was opened on this device. */
export async function journalName(page: Page): Promise<string> {
  const names = (await inPage(page, 'return (await indexedDB.databases()).map(({ name }) => name)')) as string[];
  const name = names.find((one) => /^michangarrito(?:-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}){2}$/.test(one));
  if (name === undefined) throw new Error(`no shop was opened here: ${names.join(', ')}`);
  return name;
}

/** All rows of a store. */
export async function readStore<Row>(page: Page, database: string, store: string): Promise<Row[]> {
  const work = `return within(indexedDB.open('${database}'), (opened) => done(opened.transaction('${store}').objectStore('${store}').getAll()));`;
  return (await inPage(page, work)) as Row[];
}

/** Puts rows in their stores, in one transaction. */
export async function putRows(page: Page, database: string, rows: Rows): Promise<void> {
  await inPage(
    page,
    `await within(indexedDB.open('${database}'), (opened) => write(opened, ${JSON.stringify(rows)}));`,
  );
}

/** Makes a database anew in an earlier format; nothing may have it open. `stores`: JavaScript that makes them in `opened`. */
export async function remakeDatabase(page: Page, database: string, version: number, stores: string, rows: Rows) {
  await inPage(
    page,
    `await done(indexedDB.deleteDatabase('${database}'));
     const request = indexedDB.open('${database}', ${String(version)});
     request.onupgradeneeded = () => { const opened = request.result; ${stores} };
     await within(request, (opened) => write(opened, ${JSON.stringify(rows)}));`,
  );
}
