import { join } from 'node:path';
import type { Problem, Rule } from '../problem.ts';
import { runNode } from '../run.ts';

interface Diagnostic {
  message: string;
  code?: string;
  severity: string;
  filename: string;
  labels: { span: { line: number } }[];
}

/** Oxlint with typed rules, as .oxlintrc.json says. Nested configurations are off: a dependency's own must not apply to us. */
export const lint: Rule = {
  name: 'lint',
  async run(root) {
    const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
    const done = await runNode(root, [oxlint, '--disable-nested-config', '--format', 'json']);
    const report = parseReport(done.stdout);
    if (report === undefined) throw new Error(`oxlint did not report: ${done.stdout}${done.stderr}`);
    const findings = report.map((diagnostic) => ({ severity: diagnostic.severity, problem: toProblem(diagnostic) }));
    return {
      problems: findings.filter(({ severity }) => severity === 'error').map(({ problem }) => problem),
      warnings: findings.filter(({ severity }) => severity !== 'error').map(({ problem }) => problem),
    };
  },
};

function parseReport(stdout: string): Diagnostic[] | undefined {
  const start = stdout.indexOf('{');
  if (start === -1) return undefined;
  return (JSON.parse(stdout.slice(start)) as { diagnostics: Diagnostic[] }).diagnostics;
}

function toProblem(diagnostic: Diagnostic): Problem {
  const line = diagnostic.labels[0]?.span.line;
  return {
    path: diagnostic.filename,
    ...(line === undefined ? {} : { line }),
    rule: diagnostic.code === undefined ? 'lint' : `lint/${diagnostic.code}`,
    message: diagnostic.message.replaceAll('\n', ' '),
  };
}
