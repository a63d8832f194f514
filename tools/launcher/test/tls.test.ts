import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { connect, createServer, type TLSSocket } from 'node:tls';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeCertificates } from '../src/tls.ts';

let dataDir: string;

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'launcher-tls-'));
});

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** Why a client that trusts our authority refuses a server, or undefined when it does not. */
async function refusal(addresses: readonly string[], host: string): Promise<string | undefined> {
  const { chain, key, authority } = await makeCertificates(dataDir, addresses);
  const server = createServer({ cert: chain, key }, (socket) => socket.on('error', () => socket.destroy()));
  server.on('tlsClientError', () => {}).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  // The name that the client wants to see is the host's; where the server listens does not matter.
  const socket: TLSSocket = connect({
    port,
    host: '127.0.0.1',
    ca: authority,
    checkServerIdentity: (_host, certificate) => identityOf(host, certificate.raw),
  });
  try {
    await once(socket, 'secureConnect');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    socket.destroy();
    server.close();
  }
}

function identityOf(host: string, raw: Buffer): Error | undefined {
  const certificate = new X509Certificate(raw);
  const matches = /^[\d.]+$/.test(host) ? certificate.checkIP(host) : certificate.checkHost(host);
  return matches === undefined ? new Error(`not for ${host}`) : undefined;
}

test('a phone that installed the authority trusts this computer by its addresses and by localhost', async () => {
  expect(await refusal(['192.168.1.20', '10.1.2.3'], '192.168.1.20')).toBeUndefined();
  expect(await refusal(['192.168.1.20', '10.1.2.3'], '10.1.2.3')).toBeUndefined();
  expect(await refusal(['192.168.1.20'], 'localhost')).toBeUndefined();
  expect(await refusal(['192.168.1.20'], '192.168.1.21')).toBe('not for 192.168.1.21');
});

test('the authority cannot vouch for a public address, whoever holds its key', async () => {
  expect(await refusal(['93.184.216.34'], '93.184.216.34')).toMatch(/permitted subtree violation/);
});

test('the keys are readable by their owner only', () => {
  expect(statSync(join(dataDir, 'tls/ca.key')).mode & 0o777).toBe(0o600);
});
