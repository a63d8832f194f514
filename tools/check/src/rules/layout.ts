import type { Problem, Rule } from '../problem.ts';
import { listFiles } from '../sources.ts';

const MODULE = /^apps\/backend\/src\/modules\/([^/]+)\//;
const USE_CASE = /^apps\/backend\/src\/modules\/[^/]+\/use-cases\/(.+)$/;
/** `record-sale.ts`, and its spec beside it. */
const VERB_NOUN = /^[a-z]+(-[a-z0-9]+)+(\.spec)?\.ts$/;

/** A reader guesses every path of the backend: `<name>.module.ts` for a module, `use-cases/<verb-noun>.ts` for what it does. */
export const layout: Rule = {
  name: 'layout',
  run(root) {
    const paths = listFiles(root).filter((path) => MODULE.test(path));
    const modules = new Set(paths.map((path) => MODULE.exec(path)?.[1] ?? ''));
    const nameless = [...modules]
      .map((name) => `apps/backend/src/modules/${name}/${name}.module.ts`)
      .filter((path) => !paths.includes(path))
      .map((path) => problem(path, 'does not exist; a module says there what it offers'));
    const misnamed = paths
      .filter((path) => USE_CASE.test(path) && !VERB_NOUN.test(USE_CASE.exec(path)?.[1] ?? ''))
      .map((path) => problem(path, 'is not named <verb-noun>.ts'));
    return Promise.resolve({ problems: [...nameless, ...misnamed] });
  },
};

const problem = (path: string, message: string): Problem => ({ path, rule: 'layout', message });
