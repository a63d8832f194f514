/** One finding of a rule. `path` is relative to the root, with forward slashes. */
export interface Problem {
  path: string;
  /** 1-based; absent when the finding is about the whole file. */
  line?: number;
  rule: string;
  message: string;
}

/** What a rule found: `problems` fail the check, `warnings` are only printed. */
export interface Findings {
  problems: Problem[];
  warnings?: Problem[];
}

/** A house rule. `run` receives the absolute path of the repository's root and throws only when the rule itself cannot run. */
export interface Rule {
  name: string;
  run: (root: string) => Promise<Findings>;
}

/** `path:line rule message`, the form editors and terminals make clickable. */
export function formatProblem(problem: Problem): string {
  const place = problem.line === undefined ? problem.path : `${problem.path}:${problem.line}`;
  return `${place} ${problem.rule} ${problem.message}`;
}
