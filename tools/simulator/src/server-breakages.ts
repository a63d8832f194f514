import type { Breakage } from './breakage.ts';

/** Those of the server. */
export const SERVER_BREAKAGES: readonly Breakage[] = [
  {
    name: 'the-claim-of-an-id-is-dropped',
    edits: [
      {
        file: 'database/schemas/29-held-commands.sql',
        search: `  if found then
    return query select 'claimed'`,
        replace: `  if true then
    return query select 'claimed'`,
      },
    ],
    seed: 1,
    seeds: 1,
    events: 150,
  },
  {
    name: 'an-answer-comes-before-the-commit',
    edits: [
      {
        file: 'apps/backend/src/modules/sync/services/command-settler.ts',
        search: `return await this.turns.run(uploader.tenantId, (tx) => this.#settleAll(tx, uploader, commands));`,
        replace: `return await new Promise((answer, fail) => {
        this.turns
          .run(uploader.tenantId, async (tx) => {
            const verdicts = await this.#settleAll(tx, uploader, commands);
            answer(verdicts);
            await new Promise((later) => setTimeout(later, 400));
            return verdicts;
          })
          .catch(fail);
      });`,
      },
    ],
    seed: 1,
    seeds: 1,
    events: 150,
  },
  {
    name: 'a-count-absorbs-nothing',
    edits: [
      {
        file: 'apps/backend/src/common/stock/absorb-counted.ts',
        search: `  await tx.query(`,
        replace: `  if (commandId !== '') return;
  await tx.query(`,
      },
      {
        file: 'database/schemas/31-count-order.sql',
        search: `  if counted is not null then`,
        replace: `  if false then`,
      },
    ],
    seed: 4,
    seeds: 1,
    events: 150,
  },
  {
    name: 'a-count-ignores-what-came-after-it',
    edits: [
      {
        file: 'apps/backend/src/modules/inventory/services/count-stock.ts',
        search: `and coalesce(happened_at, recorded_at) > $3 and source_id <> product_id`,
        replace: `and coalesce(happened_at, recorded_at) > $3 and source_id <> product_id and false`,
      },
    ],
    seed: 3,
    seeds: 1,
    events: 150,
  },
  {
    name: 'cash-moves-again-when-a-parked-command-completes',
    edits: [
      {
        file: 'apps/backend/src/modules/sync/services/held-commands.ts',
        search: `  return moved.length > 0;`,
        replace: `  return moved.length < 0;`,
      },
    ],
    seed: 6,
    seeds: 1,
    events: 150,
  },
  {
    name: 'a-corte-ignores-its-watermarks',
    edits: [
      {
        file: 'apps/backend/src/modules/sales/services/watermarks.ts',
        search: `  if (payload.watermarks === undefined) return null;`,
        replace: `  if (payload.watermarks === undefined || deviceSeq > 0) return null;`,
      },
    ],
    seed: 1,
    seeds: 1,
    events: 150,
  },
  {
    name: 'a-rejection-claims-its-id',
    edits: [
      {
        file: 'apps/backend/src/modules/sync/services/command-executor.ts',
        search: `isRecorded ? 'release savepoint command' : 'rollback to savepoint command'`,
        replace: `isRecorded ? 'release savepoint command' : 'release savepoint command'`,
      },
    ],
    seed: 1,
    seeds: 1,
    events: 150,
  },
  {
    name: 'commands-of-another-shop-are-taken',
    edits: [
      {
        file: 'apps/backend/src/modules/sync/services/read-command.ts',
        search: `    (typeof tenantId === 'string' && tenantId !== uploader.tenantId) ||
    (typeof deviceId === 'string' && deviceId !== uploader.deviceId)`,
        replace: `    typeof tenantId === 'string' && typeof deviceId === 'string' && uploader.tenantId === ''`,
      },
      {
        file: 'apps/backend/src/common/commands/command-runner.ts',
        search: `if (command.tenantId !== tenantId || command.deviceId !== deviceId) return 'WRONG_TENANT';`,
        replace: `if (deviceId === '') return 'WRONG_TENANT';`,
      },
    ],
    seed: 2,
    seeds: 1,
    events: 150,
  },
  {
    name: 'a-pull-forgets-a-kind-of-rows',
    edits: [
      {
        file: 'apps/backend/src/modules/sync/services/changed-refs.ts',
        search: `  closure: 'closure',`,
        replace: ``,
      },
    ],
    seed: 4,
    seeds: 1,
    events: 150,
  },
  {
    name: 'changes-are-numbered-by-their-writers',
    edits: [
      {
        file: 'database/schemas/30-pull.sql',
        search: `  return sync.number_changes(most);
end $$;
`,
        replace: `  update sync.sync_heads set head = (select coalesce(max(position), 0) from sync.changes where tenant_id = shop) where tenant_id = shop;
  return 0;
end $$;

create sequence sync.places;
grant usage on sequence sync.places to public;
create function sync.number_at_once() returns trigger
language plpgsql as $$
begin
  new.position := nextval('sync.places');
  return new;
end $$;
create trigger number_at_once before insert on sync.changes for each row execute function sync.number_at_once();
`,
      },
      // While the pushes of a shop come one after another, none commits late; then half of them do.
      {
        file: 'apps/backend/src/modules/sync/services/shop-turns.ts',
        search: `const before = this.#last.get(tenantId) ?? Promise.resolve();`,
        replace: `const before = Promise.resolve();`,
      },
      {
        file: 'apps/backend/src/modules/sync/services/shop-turns.ts',
        search: `@Injectable()
export class`,
        replace: `let turns = 0;
@Injectable()
export class`,
      },
      {
        file: 'apps/backend/src/modules/sync/services/shop-turns.ts',
        search: `      await tx.query(\`select pg_advisory_xact_lock(hashtextextended('sync of ' || $1::text, 0))\`, [tenantId]);
      return work(tx);`,
        replace: `      const value = await work(tx);
      if ((turns += 1) % 2 === 0) await new Promise((later) => setTimeout(later, 400));
      return value;`,
      },
    ],
    seed: 5,
    seeds: 4,
    events: 150,
  },
];
