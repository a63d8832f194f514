import { join } from 'node:path';
import type { Problem, Rule } from '../problem.ts';
import { runNode } from '../run.ts';

/** Oxfmt, as .oxfmtrc.json says. */
export const format: Rule = {
  name: 'format',
  async run(root) {
    const oxfmt = join(root, 'node_modules/oxfmt/bin/oxfmt');
    const done = await runNode(root, [oxfmt, '--list-different']);
    const paths = done.stdout.split('\n').filter((line) => line !== '');
    const different = paths.map((path) => ({
      path,
      rule: 'format',
      message: 'is not formatted; run `npm run format`',
    }));
    const broken = unreadable(done.stderr);
    // 1 means that some files differ, 2 that some could not be read.
    if (done.code > 1 && broken.length === 0) throw new Error(`oxfmt failed: ${done.stderr}`);
    return { problems: [...broken, ...different] };
  },
};

/** Finds `[path:line:column]` in what the formatter says of files that are not of their language. */
function unreadable(stderr: string): Problem[] {
  return [...stderr.matchAll(/\[([^\]\n]+):(\d+):\d+\]/g)].map(([, path = '', line]) => ({
    path,
    line: Number(line),
    rule: 'format',
    message: 'cannot be read as its language',
  }));
}
