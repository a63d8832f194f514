import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { freezeMigrations } from './rules/migrations.ts';
import { runNode } from './run.ts';

const OPENAPI = 'packages/api-client/openapi.json';
const CLIENT_TYPES = 'packages/api-client/src/schema.gen.ts';
const CHECKSUMS = 'database/schemas/CHECKSUMS';

/** The generated files of the house as they should be: relative path to text. Nothing is written. */
export async function generateAll(root: string): Promise<Map<string, string>> {
  const cache = join(root, 'apps/backend/node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const scratch = mkdtempSync(join(cache, 'generate-'));
  try {
    const document = await printOpenApi(root, scratch);
    return new Map([
      [OPENAPI, document],
      [CLIENT_TYPES, await clientTypes(root, scratch, document)],
    ]);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Compiles the backend for its decorators and runs its own printer, which needs no database. */
async function printOpenApi(root: string, scratch: string): Promise<string> {
  // A folder below node_modules belongs to no package, so the compiled modules would be read as CommonJS.
  writeFileSync(join(scratch, 'package.json'), '{ "type": "module" }\n');
  const compiler = join(root, 'node_modules/typescript7/bin/tsc');
  const project = ['-p', 'apps/backend/tsconfig.build.json', '--outDir', scratch, '--sourceMap', 'false'];
  // Wrong types do not keep it from emitting, and are another rule's to report.
  await runNode(root, [compiler, ...project]);
  const document = join(scratch, 'openapi.json');
  await runOrThrow(root, [join(scratch, 'cli/print-openapi.js'), document]);
  return readFileSync(document, 'utf8');
}

async function clientTypes(root: string, scratch: string, document: string): Promise<string> {
  const input = join(scratch, 'input.json');
  const output = join(scratch, 'schema.gen.ts');
  writeFileSync(input, document);
  // npm puts it beside the client when it wants another compiler than the house does.
  const places = ['packages/api-client/node_modules', 'node_modules'].map((place) =>
    join(root, place, 'openapi-typescript'),
  );
  const generator = places.find((place) => existsSync(place));
  if (generator === undefined) throw new Error('openapi-typescript is not installed');
  await runOrThrow(root, [join(generator, 'bin/cli.js'), input, '--output', output]);
  return readFileSync(output, 'utf8');
}

async function runOrThrow(root: string, args: string[]): Promise<string> {
  const done = await runNode(root, args);
  if (done.code !== 0) throw new Error(`${args[0] ?? ''} failed: ${done.stdout}${done.stderr}`);
  return done.stdout;
}

/**
 * Writes every generated file. Where migrations are frozen already, new ones are frozen with them. Returns the paths that
 * changed.
 */
async function writeGenerated(root: string): Promise<string[]> {
  const files = await generateAll(root);
  if (existsSync(join(root, CHECKSUMS))) files.set(CHECKSUMS, freezeMigrations(root));
  const changed = [...files].filter(([path, text]) => readOrEmpty(join(root, path)) !== text);
  for (const [path, text] of changed) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return changed.map(([path]) => path);
}

const readOrEmpty = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');

if (import.meta.main) {
  const changed = await writeGenerated(join(import.meta.dirname, '../../..'));
  console.log(changed.length === 0 ? 'generate: up to date' : `generate: wrote ${changed.join(', ')}`);
}
