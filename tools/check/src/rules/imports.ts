import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem, Rule } from '../problem.ts';
import { runNode } from '../run.ts';
import { lineAt, readManifest } from '../sources.ts';

interface Violation {
  from: string;
  to: string;
  unresolvedTo?: string;
  rule: { name: string; severity: string };
  cycle?: { name: string }[];
}

interface CruiseReport {
  summary: { violations: Violation[]; totalCruised: number };
}

/** The directions in which parts may import each other, as .dependency-cruiser.json says. */
export const imports: Rule = {
  name: 'imports',
  async run(root) {
    const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
    const roots = [
      ...new Set((readManifest(root).workspaces ?? []).map((pattern) => pattern.split('/')[0] ?? pattern)),
    ];
    const targets = roots.filter((directory) => existsSync(join(root, directory)));
    const done = await runNode(root, [cruiser, '--config', '.dependency-cruiser.json', '-T', 'json', ...targets]);
    if (!done.stdout.startsWith('{')) throw new Error(`dependency-cruiser failed: ${done.stdout}${done.stderr}`);
    const { summary } = JSON.parse(done.stdout) as CruiseReport;
    return { problems: onePerCycle(summary.violations).map((violation) => toProblem(root, violation)) };
  },
};

/** A cycle is reported once for every module in it; one report is enough to see it. */
function onePerCycle(violations: Violation[]): Violation[] {
  const seen = new Set<string>();
  return violations.filter((violation) => {
    if (violation.cycle === undefined) return true;
    const members = violation.cycle.map(({ name }) => name).sort();
    const key = members.join(' ');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function toProblem(root: string, violation: Violation): Problem {
  const text = existsSync(join(root, violation.from)) ? readFileSync(join(root, violation.from), 'utf8') : '';
  const offset = text.indexOf(violation.unresolvedTo ?? violation.to);
  const chain = violation.cycle?.map(({ name }) => name).join(' → ');
  return {
    path: violation.from,
    ...(offset === -1 ? {} : { line: lineAt(text, offset) }),
    rule: `imports/${violation.rule.name}`,
    message: chain === undefined ? `must not import ${violation.to}` : `is in a cycle: ${chain}`,
  };
}
