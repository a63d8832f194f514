import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { Problem, Rule } from '../problem.ts';
import { isGenerated, isTest, listFiles } from '../sources.ts';
import { SPANISH_LABELS, SPANISH_WORDS } from '../spanish-words.ts';

const CODE = /^(apps|packages)\/[^/]+\/src\/.*\.tsx?$|^tools\/launcher\/src\/.*\.ts$/;
const CATALOGUES = [
  /^apps\/frontend\/src\/messages\//,
  /^packages\/contracts\/src\/errors[^/]*\.ts$/,
  /^packages\/contracts\/src\/(errors|messages)\//,
  /^tools\/launcher\/src\/messages\.ts$/,
];
/** They invent shops, people and products: for tests, and for the gallery that shows every component in development. */
const SAMPLES = /^packages\/testing\/|^apps\/frontend\/src\/gallery\//;
/** The address of a screen is a name that links and bookmarks hold, not a text. */
const ADDRESS = /^\/[\w/$:.-]*$/;
/** Attributes whose value a person reads or hears. */
const READ_ATTRIBUTES = new Set(['alt', 'aria-description', 'aria-label', 'label', 'placeholder', 'title']);

/** Every word that a person reads comes from a message catalogue, so that it can be reviewed and changed in one place. */
export const noSpanish: Rule = {
  name: 'no-spanish',
  run(root) {
    const paths = listFiles(root).filter((path) => CODE.test(path) && !isGenerated(path) && !isTest(path));
    const problems = paths
      .filter((path) => !SAMPLES.test(path) && !CATALOGUES.some((catalogue) => catalogue.test(path)))
      .flatMap((path) => checkFile(path, readFileSync(join(root, path), 'utf8')));
    return Promise.resolve({ problems });
  },
};

function checkFile(path: string, text: string): Problem[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const problems: Problem[] = [];
  const visit = (node: ts.Node): void => {
    const message = complaint(node);
    if (message !== undefined) {
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      problems.push({ path, line, rule: 'no-spanish', message });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return problems;
}

function complaint(node: ts.Node): string | undefined {
  const literal = literalText(node);
  if (literal === undefined) return undefined;
  if (isSpanish(literal)) return `${JSON.stringify(literal.trim())} is Spanish outside a message catalogue`;
  const read = (ts.isJsxText(node) && !isKeyCap(node.parent)) || isReadAttribute(node.parent);
  if (read && /\p{L}{2}/u.test(literal)) {
    return `${JSON.stringify(literal.trim())} is text in JSX: take it from a catalogue`;
  }
  return undefined;
}

function literalText(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node)) {
    const parent = node.parent;
    return ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) ? undefined : node.text;
  }
  if (ts.isJsxText(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateHead(node)) return node.text;
  return ts.isTemplateMiddleOrTemplateTail(node) ? node.text : undefined;
}

function isReadAttribute(node: ts.Node | undefined): boolean {
  return node !== undefined && ts.isJsxAttribute(node) && READ_ATTRIBUTES.has(node.name.getText());
}

/** What is printed on a key is the same in every language. */
function isKeyCap(node: ts.Node): boolean {
  return ts.isJsxElement(node) && /^kbd$/i.test(node.openingElement.tagName.getText());
}

/** True for an inverted mark, an accented word, two Spanish words, or a known label standing alone. */
export function isSpanish(text: string): boolean {
  if (ADDRESS.test(text)) return false;
  if (/[¿¡]/.test(text)) return true;
  const words = text.match(/\p{L}+/gu) ?? [];
  // A lone accented letter is data of a folding table; a word of three letters is language.
  if (words.some((word) => word.length >= 3 && /[áéíóúñü]/iu.test(word))) return true;
  if (words.length === 1 && SPANISH_LABELS.has(text.trim())) return true;
  return new Set(words.map((word) => word.toLowerCase()).filter((word) => SPANISH_WORDS.has(word))).size >= 2;
}
