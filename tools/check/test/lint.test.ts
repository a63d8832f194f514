import { expect, test } from 'vitest';
import { lint } from '../src/rules/lint.ts';
import { problemsIn } from './house.ts';

const SAVE = 'const save = (): Promise<number> => Promise.resolve(1);';

/** One bad file per rule, by the rule that must refuse it. The typed ones prove that types reach the linter. */
const BAD: Record<string, string> = {
  'typescript(no-explicit-any)': 'export const f = (value: any): number => Number(value);',
  'typescript(no-unsafe-assignment)':
    'export const f = (): string => { const x = JSON.parse("1"); return String(x); };',
  'typescript(no-floating-promises)': `${SAVE} export const f = (): void => { save(); };`,
  'typescript(no-misused-promises)': `${SAVE} export const f = (): number => { if (save()) return 1; return 2; };`,
  'eslint(no-unused-vars)': 'const unused = 1; export const f = 2;',
  'typescript(consistent-type-imports)':
    'import { EventEmitter } from "node:events"; export const f = (e: EventEmitter): unknown => e;',
  'typescript(no-non-null-assertion)': 'export const f = (s: string | null): number => s!.length;',
  'typescript(switch-exhaustiveness-check)':
    'export const f = (k: "a" | "b"): void => { switch (k) { case "a": break; } };',
  'typescript(only-throw-error)': 'export const f = (): never => { throw "late"; };',
  'eslint(no-warning-comments)': '// TODO: later\nexport const f = 1;',
  'eslint(eqeqeq)': 'export const f = (a: unknown, b: unknown): boolean => a == b;',
  'eslint(no-console)': 'console.log("x"); export const f = 1;',
};

test('refuses each bad habit, and nothing else', async () => {
  const rules = Object.keys(BAD);
  const files = rules.map((rule, index) => [`packages/domain/src/bad-${index}.ts`, BAD[rule]!] as const);
  const problems = await problemsIn(lint, {
    ...Object.fromEntries(files),
    'packages/domain/src/good.ts': `${SAVE}\nexport const twice = async (): Promise<number> => (await save()) * 2;\n`,
  });
  const found = problems.map((problem) => problem.replace(/:\d+ /, ' ')).sort();
  expect(found).toEqual(rules.map((rule, index) => `packages/domain/src/bad-${index}.ts lint/${rule}`).sort());
});

test('refuses a promise that nobody waits for as a callback', async () => {
  const source = `${SAVE}\nexport const f = (all: string[]): void => all.forEach(async () => { await save(); });\n`;
  const problems = await problemsIn(lint, { 'packages/domain/src/index.ts': source });
  expect(problems).toEqual(['packages/domain/src/index.ts:2 lint/typescript(no-misused-promises)']);
});

test('refuses broken hooks, unreachable controls and unawaited handlers in JSX', async () => {
  const source = `import { useEffect, useState } from 'react';
${SAVE}
export function Bad({ id, on }: { id: string; on: boolean }) {
  if (on) useState(1);
  useEffect(() => { document.title = id; }, []);
  return <div onClick={async () => { await save(); }}><img src="x" /><button>1</button></div>;
}
`;
  const problems = await problemsIn(lint, { 'apps/frontend/src/bad.tsx': source });
  expect(problems.sort()).toEqual([
    'apps/frontend/src/bad.tsx:4 lint/react-hooks(rules-of-hooks)',
    'apps/frontend/src/bad.tsx:5 lint/react-hooks(exhaustive-deps)',
    'apps/frontend/src/bad.tsx:6 lint/jsx-a11y(alt-text)',
    'apps/frontend/src/bad.tsx:6 lint/jsx-a11y(click-events-have-key-events)',
    'apps/frontend/src/bad.tsx:6 lint/jsx-a11y(no-static-element-interactions)',
    'apps/frontend/src/bad.tsx:6 lint/react(button-has-type)',
    'apps/frontend/src/bad.tsx:6 lint/typescript(no-misused-promises)',
  ]);
});
