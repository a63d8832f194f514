import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createTcpServer, type Server as TcpServer, type Socket } from 'node:net';
import { certificatePage } from './certificate-page.ts';
import { busyPort, CommandError } from './processes.ts';
import type { Certificates } from './tls.ts';
import { makeWebApp, type WebAppOptions } from './web-app.ts';

export type WebServer = { readonly stop: () => Promise<void> };

export type WebServerOptions = Omit<WebAppOptions, 'authority'> & {
  readonly port: number;
  /** Present: HTTPS for the local network on every address, beside HTTP for this computer. */
  readonly certificates?: Certificates | undefined;
};

export const LOOPBACK_HOSTS = ['127.0.0.1', '::1'] as const;
export const ALL_HOSTS = ['0.0.0.0'] as const;

/** The first byte of every TLS connection: a handshake record. */
const TLS_HANDSHAKE = 0x16;

function isLoopback(address: string | undefined): boolean {
  return address === '::1' || /^(?:::ffff:)?127\./.test(address ?? '');
}

async function listen(server: Server | TcpServer, port: number, host: string): Promise<boolean> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EADDRINUSE') throw new CommandError(busyPort('WEB_PORT', port));
    // A computer without IPv6 has no ::1, and does without.
    if (host === '::1') return false;
    throw error;
  }
}

async function closeServer(server: Server | TcpServer, sockets: ReadonlySet<Socket>): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  for (const socket of sockets) socket.destroy();
  await closed;
}

/**
 * One port that speaks both HTTPS and HTTP, told apart by the first byte, so that a phone needs to know one address only. Plain
 * HTTP from another computer gets the page that offers the certificate, and nothing of the shop.
 */
function makeLanServer(handler: RequestListener, certificates: Certificates): TcpServer {
  const https = createHttpsServer({ cert: certificates.chain, key: certificates.key }, handler);
  const toCertificate = certificatePage(certificates.authority);
  const http = createHttpServer((request, response) =>
    (isLoopback(request.socket.remoteAddress) ? handler : toCertificate)(request, response),
  );
  return createTcpServer({ pauseOnConnect: true }, (socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('readable', () => {
      const first = socket.read(1) as Buffer | null;
      if (first === null) return;
      socket.unshift(first);
      (first[0] === TLS_HANDSHAKE ? https : http).emit('connection', socket);
    });
    socket.setTimeout(60_000, () => socket.destroy());
  });
}

/** Serves the app on the web port until stopped. Throws a `CommandError` naming WEB_PORT when it is busy. */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const { certificates, port } = options;
  const app = await makeWebApp({ ...options, authority: certificates?.authority });
  const handler: RequestListener = (request, response) => app.routing(request, response);
  const hosts = certificates === undefined ? LOOPBACK_HOSTS : ALL_HOSTS;
  const sockets = new Set<Socket>();
  const servers: (Server | TcpServer)[] = [];
  for (const host of hosts) {
    const server = certificates === undefined ? createHttpServer(handler) : makeLanServer(handler, certificates);
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
    if (await listen(server, port, host)) servers.push(server);
  }
  return {
    stop: async () => {
      await Promise.all(servers.map((server) => closeServer(server, sockets)));
      await app.close();
    },
  };
}
