import { expect, test, vi } from 'vitest';
import { check } from '../src/main.ts';
import { formatProblem } from '../src/problem.ts';
import { makeHouse } from './house.ts';

function printed(): string[] {
  const lines: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((text: string) => void lines.push(...text.split('\n')));
  return lines;
}

test('counts the problems of the rules it ran and prints each', async () => {
  const output = printed();
  const root = makeHouse({ 'packages/domain/src/endless.ts': 'const x = 1;\n'.repeat(401) });
  expect(await check(root, ['file-size', 'private-paths'])).toBe(1);
  expect(output).toContain('  packages/domain/src/endless.ts file-size has 401 lines; 400 is the most');
  expect(output).toContainEqual(expect.stringMatching(/^private-paths: ok /));
});

test('counts a rule that cannot run as a problem', async () => {
  const output = printed();
  const root = makeHouse({ 'database/schemas': 'not a directory' });
  expect(await check(root, ['migrations'])).toBe(1);
  expect(output).toContainEqual(expect.stringMatching(/migrations could not run/));
});

test('says which rules there are when asked for another', async () => {
  await expect(check(makeHouse({}), ['spelling'])).rejects.toThrow(/unknown rule spelling; there are types, lint/);
});

test('writes a problem as editors read it', () => {
  const problem = { path: 'a.ts', rule: 'types', message: 'wrong' };
  expect(formatProblem(problem)).toBe('a.ts types wrong');
  expect(formatProblem({ ...problem, line: 3 })).toBe('a.ts:3 types wrong');
});
