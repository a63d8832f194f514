import { expect, test } from 'vitest';
import { mayForward } from '../src/proxy-rules.ts';

test.each([
  '/api',
  '/api/',
  '/api/sales',
  '/api/sales?next=/internal',
  '/api/products/internal',
  '/api/internals',
  '/api/a%20b',
])('%s may pass', (url) => expect(mayForward(url)).toBe(true));

test.each([
  '/api/internal',
  '/api/internal/',
  '/api/internal/keys?x=1',
  '/api/%69nternal/keys',
  '/api/%2569nternal',
  '/api/%25252569nternal',
  '/api/INTERNAL',
  '/api//internal',
  '/api/./internal',
  '/api/sales/../internal',
  '/api/sales/%2e%2e/internal',
  '/api/%2finternal',
  '/api\\internal',
  '/api/%5cinternal',
  '/api/internal;a=b/keys',
  '/api/internal%3fx',
  '/api/internal%23x',
  '/api/%20internal',
  '/%61pi/internal',
  '/api/..;/api/internal',
  '/api/%zz',
  '/api/%ff',
  '/sales',
])('%s may not', (url) => expect(mayForward(url)).toBe(false));
