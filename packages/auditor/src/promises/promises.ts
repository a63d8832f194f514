import pg from 'pg';
import type { Difference } from '../invariant.ts';
import { readBooks, type Books } from './books.ts';
import { predictClosures } from './closures.ts';
import { cashOf, debtOf, readCommand, type Command, type Promised } from './command.ts';
import { predictCash, predictDays, predictDebts, predictSales } from './money.ts';
import { standingOf, type Standing } from './standing.ts';
import { predictStock } from './stock.ts';

export interface PromisesResult {
  /** Commands that devices had durably and that somebody may rely on. */
  readonly promised: number;
  /** Of these, in the books. */
  readonly recorded: number;
  /** Facts that are neither in the books nor visibly waiting anywhere, by id and type. */
  readonly lost: readonly string[];
  /** Commands that count twice, by id. */
  readonly doubled: readonly string[];
  /** Where the books are not what the promises add up to. */
  readonly differences: readonly (Difference & { readonly rule: string })[];
}

/**
 * Holds the books of a shop against what its devices promised. An independent model: it knows the commands' texts and the rows of the
 * database, and predicts stock, debts, drawers, cortes and days with arithmetic of its own.
 */
export async function checkPromises(options: {
  /** A connection as a role that reads every shop. */
  readonly auditUrl: string;
  readonly tenantId: string;
  readonly promises: readonly Promised[];
}): Promise<PromisesResult> {
  const client = new pg.Client({ connectionString: options.auditUrl, application_name: 'michangarrito-auditor' });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    return judge(await readBooks(client, options.tenantId), options.promises);
  } finally {
    await client.end();
  }
}

function judge(books: Books, promises: readonly Promised[]): PromisesResult {
  const told = promises.map((promised) => {
    const command = readCommand(promised.text);
    return { promised, command, standing: standingOf(books, command, promised) };
  });
  const of = (...standings: readonly Standing[]): Command[] =>
    told.filter(({ standing }) => standings.includes(standing)).map(({ command }) => command);
  const recorded = of('recorded');
  const moving = of('recorded', 'waits');
  const rules: readonly (readonly [string, Difference[]])[] = [
    ['promise.hash', hashes(books, recorded)],
    ['promise.sale', predictSales(books, recorded)],
    ['promise.stock', predictStock(books, recorded)],
    ['promise.cash', predictCash(books, moving)],
    ['promise.debt', predictDebts(books, recorded)],
    ['promise.closure', predictClosures(books, recorded, moving)],
    ['promise.day', predictDays(books, recorded)],
    [
      'promise.command',
      strangers(
        books,
        told.map(({ command }) => command),
      ),
    ],
  ];
  return {
    promised: told.filter(({ promised, standing }) => promised.isProtected || standing === 'recorded').length,
    recorded: recorded.length,
    lost: of('lost').map(({ id, type }) => `${type} ${id}`),
    doubled: doubled(books, moving),
    differences: rules.flatMap(([rule, found]) => found.map((difference) => ({ rule, ...difference }))),
  };
}

/** The books hold each command exactly as its device wrote it. */
function hashes(books: Books, recorded: readonly Command[]): Difference[] {
  return recorded.flatMap(({ id, hash }) => {
    const found = books.commands.get(id)?.hash ?? 'nothing';
    return found === hash ? [] : [{ row: id, expected: hash, found }];
  });
}

/** The books hold no command that nobody wrote. */
function strangers(books: Books, known: readonly Command[]): Difference[] {
  const ids = new Set(known.map(({ id }) => id));
  return [...books.commands.keys()]
    .filter((id) => !ids.has(id))
    .map((row) => ({ row, expected: 'nothing', found: 'a command that no device wrote' }));
}

/** In the books and still waiting to enter them, or with more cash or debt than it says. */
function doubled(books: Books, moving: readonly Command[]): string[] {
  const twice = moving.filter(({ id }) => books.commands.has(id) && books.held.get(id)?.settledAs === null);
  const more = moving.filter((command) => {
    const [cash, debt] = [books.cash.get(command.id)?.amount ?? 0, books.debts.get(command.id)?.amount ?? 0];
    return Math.abs(cash) > Math.abs(cashOf(command)) || Math.abs(debt) > Math.abs(debtOf(command));
  });
  return [...new Set([...twice, ...more].map(({ type, id }) => `${type} ${id}`))];
}
