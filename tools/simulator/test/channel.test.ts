import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Network, SHOP_URL, type DeviceChannel } from '../src/channel.ts';
import type { FaultKind, WireFault } from '../src/kinds.ts';

const NOW_MS = Date.parse('2026-11-10T12:00:00Z');
let server: Server;
let received: { body: string; token: string | undefined }[] = [];
let counted: FaultKind[] = [];
let network: Network;
let channel: DeviceChannel;
let patienceLost = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      received.push({ body, token: request.headers.authorization });
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ answer: body, number: received.length }));
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
});

beforeEach(() => {
  received = [];
  counted = [];
  patienceLost = 0;
  const { port } = server.address() as AddressInfo;
  network = new Network({
    backendUrl: `http://127.0.0.1:${String(port)}`,
    virtualNow: () => NOW_MS,
    count: (fault) => counted.push(fault),
  });
  channel = network.channel({ loseTimeouts: () => (patienceLost += 1), foreignToken: () => 'of-another-shop' });
});

function push(body: string): Promise<Response> {
  return channel.fetch(`${SHOP_URL}/sync/commands`, { method: 'POST', body, headers: { authorization: 'Bearer own' } });
}

async function meet(fault: WireFault, body = 'one'): Promise<string> {
  network.expect([fault]);
  try {
    return await (await push(body)).text();
  } catch (error) {
    return `failed: ${error instanceof Error ? error.name : ''}`;
  }
}

test('without a fault it passes, with the time of the shop', async () => {
  const answer = await push('one');
  expect(answer.headers.get('date')).toBe('Tue, 10 Nov 2026 12:00:00 GMT');
  expect(await answer.json()).toEqual({ answer: 'one', number: 1 });
  expect(counted).toEqual([]);
});

const MET: readonly (readonly [WireFault, number, RegExp])[] = [
  ['drop_request', 0, /^failed/],
  ['drop_answer', 1, /^failed/],
  ['duplicate_request', 2, /"answer":"one"/],
  ['reorder_request', 0, /^failed/],
  ['delay_answer', 1, /^failed: AbortError/],
  ['cut_answer', 1, /^failed/],
  ['swap_token', 1, /"answer":"one"/],
  ['foreign_answer', 0, /<html>/],
];

test.each(MET)('%s: the server gets it %i times, and the device reads %s', async (fault, times, reads) => {
  expect(await meet(fault)).toMatch(reads);
  expect(received.length).toBe(times);
  expect(counted).toEqual([fault]);
  expect(patienceLost).toBe(fault === 'delay_answer' ? 1 : 0);
});

test('a wrong token is of another shop, and only what is sent carries one', async () => {
  network.expect(['swap_token']);
  await channel.fetch(`${SHOP_URL}/sync/changes`, { headers: { authorization: 'Bearer own' } });
  await push('one');
  expect(received.map(({ token }) => token)).toEqual(['Bearer own', 'Bearer of-another-shop']);
});

test('what was overtaken arrives after what came later', async () => {
  await meet('reorder_request', 'first');
  await push('second');
  await push('third');
  await push('fourth');
  expect(received.map(({ body }) => body)).toEqual(['second', 'third', 'first', 'fourth']);
});

test('nothing that is still on its way is forgotten', async () => {
  await meet('reorder_request', 'first');
  await network.deliverLate();
  expect(received.map(({ body }) => body)).toEqual(['first']);
});

test('a device without network reaches nobody, and its fault waits for one that has it', async () => {
  channel.online = false;
  await expect(push('one')).rejects.toThrow('offline');
  channel.online = true;
  expect(await meet('drop_answer')).toMatch(/^failed/);
  expect(received.length).toBe(1);
});

test.each([true, false])('an interruption happens once, after an answer: %s', async (isAfterAnswer) => {
  let interrupted = 0;
  network.interruptNext({ work: async () => void (interrupted += 1), isAfterAnswer });
  await push('one');
  await push('two');
  expect(interrupted).toBe(1);
  expect(network.stopInterrupting()).toBe(false);
});
