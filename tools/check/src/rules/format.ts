import { join } from 'node:path';
import type { Rule } from '../problem.ts';
import { runNode } from '../run.ts';

/** Oxfmt, as .oxfmtrc.json says. */
export const format: Rule = {
  name: 'format',
  async run(root) {
    const oxfmt = join(root, 'node_modules/oxfmt/bin/oxfmt');
    const done = await runNode(root, [oxfmt, '--list-different', '--no-error-on-unmatched-pattern']);
    const paths = done.stdout.split('\n').filter((line) => line !== '');
    // A file that it cannot parse is reported on stderr, with another exit code than "some differ".
    if (done.code !== 0 && paths.length === 0) throw new Error(`oxfmt failed: ${done.stderr}`);
    return {
      problems: paths.map((path) => ({ path, rule: 'format', message: 'is not formatted; run `npm run format`' })),
    };
  },
};
