/** How often a path may be percent-encoded before we stop believing that anybody means well. */
const MAX_DECODINGS = 5;

/** Decodes until nothing changes; undefined when the encoding is broken or has no end. */
function decodeFully(path: string): string | undefined {
  let current = path;
  for (let round = 0; round < MAX_DECODINGS; round += 1) {
    let next: string;
    try {
      next = decodeURIComponent(current);
    } catch {
      return undefined;
    }
    if (next === current) return current;
    current = next;
  }
  return undefined;
}

/**
 * Whether the web port may forward this URL (as it stands in the request line, with its `/api`) to the backend. Nothing under
 * `/internal` is, however it is spelled: encoded once or more, in capitals, behind doubled or backward slashes, dots, or a
 * matrix parameter. What cannot be decoded is not forwarded either.
 */
export function mayForward(url: string): boolean {
  const [path = ''] = url.split(/[?#]/, 1);
  const decoded = decodeFully(path);
  if (decoded === undefined) return false;
  const segments: string[] = [];
  for (const raw of decoded.replaceAll('\\', '/').split('/')) {
    const segment = raw.split(/[;?#]/, 1)[0]?.trim().toLowerCase() ?? '';
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments[0] === 'api' && segments[1] !== 'internal';
}
