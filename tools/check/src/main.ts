import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import { formatProblem, type Findings, type Rule } from './problem.ts';
import { inParallel } from './run.ts';
import { bundle } from './rules/bundle.ts';
import { dependencies } from './rules/dependencies.ts';
import { docs } from './rules/docs.ts';
import { fileSize } from './rules/file-size.ts';
import { format } from './rules/format.ts';
import { generated } from './rules/generated.ts';
import { imports } from './rules/imports.ts';
import { layout } from './rules/layout.ts';
import { lint } from './rules/lint.ts';
import { migrations } from './rules/migrations.ts';
import { noSpanish } from './rules/no-spanish.ts';
import { privatePaths } from './rules/private-paths.ts';
import { types } from './rules/types.ts';
import { unused } from './rules/unused.ts';

/** The slow ones first, so that the quick ones fill the gaps. */
const RULES: readonly Rule[] = [
  types,
  lint,
  generated,
  bundle,
  unused,
  imports,
  noSpanish,
  format,
  dependencies,
  docs,
  layout,
  migrations,
  fileSize,
  privatePaths,
];

/** Runs every house rule and prints what they found. Returns the number of problems. `only` limits it to some rules by name. */
export async function check(root: string, only: readonly string[] = []): Promise<number> {
  const rules = only.length === 0 ? RULES : RULES.filter(({ name }) => only.includes(name));
  const unknown = only.filter((name) => !RULES.some((rule) => rule.name === name));
  if (unknown.length > 0) {
    throw new Error(`unknown rule ${unknown.join(', ')}; there are ${RULES.map(({ name }) => name).join(', ')}`);
  }
  const counts = await inParallel(rules, 2, (rule) => runRule(root, rule));
  return counts.reduce((sum, count) => sum + count, 0);
}

async function runRule(root: string, rule: Rule): Promise<number> {
  const started = performance.now();
  const { problems, warnings = [] } = await findingsOf(root, rule);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const lines = [
    ...warnings.map((warning) => `  warning ${formatProblem(warning)}`),
    ...problems.map((problem) => `  ${formatProblem(problem)}`),
  ];
  const verdict = problems.length === 0 ? 'ok' : `${problems.length} problems`;
  console.log([`${rule.name}: ${verdict} (${seconds} s)`, ...lines].join('\n'));
  return problems.length;
}

/** A rule that cannot run proves nothing, so it counts as a problem. */
async function findingsOf(root: string, rule: Rule): Promise<Findings> {
  try {
    return await rule.run(root);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { problems: [{ path: '.', rule: rule.name, message: `could not run: ${message}` }] };
  }
}

if (import.meta.main) {
  const problems = await check(join(import.meta.dirname, '../../..'), process.argv.slice(2));
  console.log(problems === 0 ? 'check: ok' : `check: ${problems} problems`);
  process.exitCode = problems === 0 ? 0 : 1;
}
