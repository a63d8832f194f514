import { availableParallelism } from 'node:os';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const MINUTE_MS = 60_000;
/** Room for what `npm run test:full` repeats. */
const PATIENCE = process.env['FULL'] === '1' ? 30 : 1;

/** A suite clones a database, or starts a server, before its first test. */
function project(
  name: string,
  include: readonly string[],
  test: TestProjectInlineConfiguration['test'] = {},
): TestProjectInlineConfiguration {
  return {
    extends: true,
    test: {
      name,
      include: [...include],
      setupFiles: ['vitest.setup.ts'],
      testTimeout: PATIENCE * MINUTE_MS,
      hookTimeout: 2 * MINUTE_MS,
      ...test,
    },
  };
}

/**
 * Every suite of the house by project. `npm test` runs them with one PostgreSQL server for all (TEST_DATABASE_ADMIN_URL), and
 * `e2e` by itself and one file after another, since it drives a browser and a whole installation.
 */
export default defineConfig({
  test: {
    maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
    projects: [
      project('packages', ['packages/*/test/**/*.test.ts']),
      project('database', ['database/test/**/*.test.ts']),
      project('backend', ['apps/backend/{src,test}/**/*.{spec,test}.ts']),
      project('frontend', ['apps/frontend/{src,test}/**/*.{spec,test}.{ts,tsx}']),
      project('tools', ['tools/*/test/**/*.test.ts']),
      project('e2e', ['e2e/**/*.test.ts'], {
        fileParallelism: false,
        testTimeout: 10 * MINUTE_MS,
        hookTimeout: 5 * MINUTE_MS,
      }),
    ],
  },
});
