import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem, Rule } from '../problem.ts';
import { isGenerated, isTest, listFiles } from '../sources.ts';

const WARN_ABOVE = 250;
const FAIL_ABOVE = 400;

/** Long files hide what they do: a warning above 250 lines, a problem above 400. Tests and generated files only warn or pass. */
export const fileSize: Rule = {
  name: 'file-size',
  run(root) {
    const problems: Problem[] = [];
    const warnings: Problem[] = [];
    for (const path of listFiles(root)) {
      if (!/\.(ts|tsx|mts|mjs|js|css|sql)$/.test(path) || isGenerated(path)) continue;
      const lines = readFileSync(join(root, path), 'utf8').trimEnd().split('\n').length;
      if (lines <= WARN_ABOVE) continue;
      const fails = lines > FAIL_ABOVE && !isTest(path);
      const message = `has ${lines} lines; ${fails ? `${FAIL_ABOVE} is the most` : `aim for ${WARN_ABOVE} or fewer`}`;
      (fails ? problems : warnings).push({ path, rule: 'file-size', message });
    }
    return Promise.resolve({ problems, warnings });
  },
};
