import canonicalize from 'canonicalize';

/**
 * The RFC 8785 form of a command as it was received, before defaults or upcasting: the text whose SHA-256 tells a repeated
 * command from another one under the same id.
 */
export function canonicalForm(command: unknown): string {
  const text = canonicalize(command);
  if (text === undefined) throw new TypeError('a command must be JSON');
  return text;
}
