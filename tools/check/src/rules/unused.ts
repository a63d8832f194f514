import { join } from 'node:path';
import type { Problem, Rule } from '../problem.ts';
import { runNode } from '../run.ts';

interface Found {
  name?: string;
  line?: number;
}

interface Issue {
  file: string;
  [kind: string]: string | (Found | Found[])[];
}

const MESSAGES: Record<string, (name: string) => string> = {
  files: () => 'is reached from no entry point',
  dependencies: (name) => `depends on ${name} and does not use it`,
  devDependencies: (name) => `depends on ${name} and does not use it`,
  optionalPeerDependencies: (name) => `uses the optional peer ${name} without depending on it`,
  unlisted: (name) => `uses ${name}, which its package.json does not list`,
  binaries: (name) => `runs ${name}, which no dependency provides`,
  unresolved: (name) => `imports ${name}, which cannot be found`,
  exports: (name) => `exports ${name}, which nobody imports`,
  types: (name) => `exports the type ${name}, which nobody imports`,
  namespaceMembers: (name) => `exports ${name}, which nobody imports`,
  duplicates: (name) => `exports the same thing twice: ${name}`,
};

/** Files, exports and dependencies that nothing uses, by knip, as knip.json says. */
export const unused: Rule = {
  name: 'unused',
  async run(root) {
    const knip = join(root, 'node_modules/knip/bin/knip.js');
    const done = await runNode(root, [
      knip,
      '--reporter',
      'json',
      '--no-progress',
      '--no-exit-code',
      '--no-config-hints',
    ]);
    if (!done.stdout.startsWith('{')) throw new Error(`knip failed: ${done.stdout}${done.stderr}`);
    const { issues } = JSON.parse(done.stdout) as { issues: Issue[] };
    return { problems: issues.flatMap(problemsOf) };
  },
};

function problemsOf(issue: Issue): Problem[] {
  return Object.entries(MESSAGES).flatMap(([kind, describe]) => {
    const found = issue[kind];
    if (!Array.isArray(found)) return [];
    return found.map((item) => {
      const all = Array.isArray(item) ? item : [item];
      const line = all[0]?.line;
      const name = all.map((one) => one.name ?? '').join(', ');
      return {
        path: issue.file,
        ...(line === undefined ? {} : { line }),
        rule: `unused/${kind}`,
        message: describe(name),
      };
    });
  });
}
