import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyHttpProxy from '@fastify/http-proxy';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { answerInPlaceOfBackend } from './backend-away.ts';
import { mayForward } from './proxy-rules.ts';

export type WebAppOptions = {
  /** The bundled frontend. */
  readonly directory: string;
  /** Where the backend answers, without a trailing slash. */
  readonly backendUrl: string;
  /** How many proxies in front of us may name the client's address. */
  readonly trustedProxies: number;
  /** PEM of the local authority, offered at `/ca.crt`; absent without HTTPS. */
  readonly authority?: string | undefined;
};

const HASHED_ASSET = /^\/assets\//;

/** The hashes by which a Content-Security-Policy admits the inline scripts of a page, and no other. */
function inlineScriptHashes(html: string): string[] {
  const scripts = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)];
  return scripts.map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
}

function securityHeaders(html: string): Record<string, string> {
  const policy = [
    `default-src 'self'`,
    `script-src 'self' 'wasm-unsafe-eval' ${inlineScriptHashes(html).join(' ')}`.trimEnd(),
    // Positions of lists and charts are style attributes; style elements and sheets come from us alone.
    `style-src 'self'`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `connect-src 'self'`,
    `worker-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ];
  return {
    'content-security-policy': policy.join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy':
      'camera=(self), microphone=(self), geolocation=(), payment=(), usb=(self), bluetooth=(self), serial=(self)',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  };
}

/** A person's navigation gets the app, which knows its own routes; a missing file stays missing. */
function wantsApp(request: FastifyRequest): boolean {
  const [path = ''] = request.url.split('?', 1);
  const isFile = /\.[^/]+$/.test(path) || HASHED_ASSET.test(path);
  return request.method === 'GET' && !isFile && (request.headers.accept ?? '').includes('text/html');
}

/** The chain of addresses that the backend may believe: what a trusted proxy in front of us said, and whom we see. */
function forwardedFor(request: FastifyRequest, trustedProxies: number): string {
  const remote = request.socket.remoteAddress ?? '';
  const named = request.headers['x-forwarded-for'];
  return trustedProxies > 0 && typeof named === 'string' ? `${named}, ${remote}` : remote;
}

/** The names by which the caller reached us: the demo's inbox is shown only to who calls this computer by its own. */
function forwardedHost(request: FastifyRequest, trustedProxies: number): string {
  const host = request.headers.host ?? '';
  const named = request.headers['x-forwarded-host'];
  return trustedProxies > 0 && typeof named === 'string' ? `${named}, ${host}` : host;
}

async function addFrontend(app: FastifyInstance, options: WebAppOptions): Promise<void> {
  await app.register(fastifyStatic, {
    root: options.directory,
    preCompressed: true,
    cacheControl: false,
    dotfiles: 'ignore',
    setHeaders: (reply, path) => {
      const isHashed = HASHED_ASSET.test(path.slice(options.directory.length));
      // Everything else keeps its name when its content changes: the browser asks, and mostly hears 304.
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.setNotFoundHandler((request, reply) =>
    wantsApp(request) ? reply.sendFile('index.html') : reply.code(404).send('Not found'),
  );
}

async function addBackend(app: FastifyInstance, options: WebAppOptions): Promise<void> {
  await app.register(fastifyHttpProxy, {
    upstream: options.backendUrl,
    prefix: '/api',
    rewritePrefix: '',
    disableRequestLogging: true,
    preHandler: (request, reply, done) => {
      if (mayForward(request.raw.url ?? '')) done();
      else void reply.code(404).send('Not found');
    },
    replyOptions: {
      rewriteRequestHeaders: (request, headers) => ({
        ...headers,
        'x-forwarded-for': forwardedFor(request as FastifyRequest, options.trustedProxies),
        'x-forwarded-host': forwardedHost(request as FastifyRequest, options.trustedProxies),
        'x-forwarded-proto': request.protocol,
      }),
      onError: (reply, { error }) => {
        const { status, headers, body } = answerInPlaceOfBackend(error);
        void reply.code(status).headers(headers).send(body);
      },
    },
  });
}

/**
 * The web port as a request handler: the frontend with its caching and security headers, and `/api/*` forwarded to the backend
 * with the prefix stripped, never `/internal`. It listens nowhere by itself: hand its `routing` to a server after `ready()`.
 */
export async function makeWebApp(options: WebAppOptions): Promise<FastifyInstance> {
  const headers = securityHeaders(await readFile(join(options.directory, 'index.html'), 'utf8'));
  const app = Fastify({ logger: false, routerOptions: { maxParamLength: 500 } });
  app.addHook('onSend', async (request, reply, payload) => {
    // The backend's answers carry their own headers (its documentation page has inline scripts).
    if (!request.url.startsWith('/api/')) reply.headers(headers);
    return payload;
  });
  if (options.authority !== undefined) app.get('/ca.crt', (_request, reply) => sendAuthority(reply, options.authority));
  await addFrontend(app, options);
  await addBackend(app, options);
  await app.ready();
  return app;
}

function sendAuthority(reply: FastifyReply, authority: string | undefined): FastifyReply {
  return reply
    .header('content-disposition', 'attachment; filename="michangarrito.crt"')
    .type('application/x-x509-ca-cert')
    .send(authority);
}
