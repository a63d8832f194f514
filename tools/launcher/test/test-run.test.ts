import { expect, test } from 'vitest';
import { addTallies, formatTally, tallyReport } from '../src/test-run.ts';

const report = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 };

test('a tally has the form that scripts read', () => {
  const sum = addTallies([tallyReport(report, 0), { passed: 1, failed: 0, skipped: 0 }]);
  expect(formatTally(sum)).toBe('4 passed, 0 failed, 2 skipped');
});

test.each([
  ['a failed test', { ...report, numFailedTests: 2 }, 1, 2],
  ['a failure outside any test', report, 1, 1],
  ['a crash before the report', undefined, 134, 1],
])('%s never reads as a success', (_name, given, exitCode, failed) => {
  expect(tallyReport(given, exitCode).failed).toBe(failed);
});
