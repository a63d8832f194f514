import { parseArgs } from 'node:util';
import { audit, AuditError, type Finding } from './audit.ts';
import { DATABASE_INVARIANTS, INVARIANTS } from './invariants/index.ts';

const DESCRIPTIONS = new Map(
  [...INVARIANTS, ...DATABASE_INVARIANTS].map(({ code, description }) => [code, description]),
);

/** `DATABASE_AUDIT_URL=… node src/cli.ts [--tenant SLUG]`: prints every difference, then the summary; answers the exit code. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { tenant: { type: 'string' } } });
  const auditUrl = process.env['DATABASE_AUDIT_URL'];
  if (!auditUrl) throw new AuditError('Set DATABASE_AUDIT_URL to the URL of the role michangarrito_audit.');
  const { tenants, movements, differenceCount } = await audit({
    auditUrl,
    ...(values.tenant === undefined ? {} : { tenantSlug: values.tenant }),
    onFinding: makePrinter(),
  });
  if (movements === 0) print('There are no movements at all: there is nothing that these books could prove.');
  print(`audit: ${tenants} tenants, ${movements} movements, ${differenceCount} differences`);
  return movements > 0 && differenceCount === 0 ? 0 : 1;
}

/** Prints a finding as a line, under its rule where that changes. */
function makePrinter(): (finding: Finding) => void {
  let heading = '';
  return ({ tenant, invariant, row, expected, found }) => {
    const shop = tenant ?? 'database';
    const next = `${shop} ${invariant}: ${DESCRIPTIONS.get(invariant) ?? ''}`;
    if (next !== heading) print(next);
    heading = next;
    print(`  ${shop} ${invariant} ${row}: expected ${expected}; found ${found}`);
  };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  process.exitCode = await main();
} catch (error) {
  const isExpected = error instanceof AuditError || (error instanceof Error && 'code' in error);
  process.stderr.write(
    `${isExpected ? `audit: ${error.message}` : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exitCode = 1;
}
