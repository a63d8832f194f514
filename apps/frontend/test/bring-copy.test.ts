import { sealJournal } from '@michangarrito/local-store';
import { afterEach, expect, test, vi } from 'vitest';
import { StillLinkedError, depositCopy } from '../src/data/deposit-copy.ts';
import { copies, review } from '../src/messages/sync.ts';

const PROOF = { tenantId: 't', deviceId: 'd', secret: 's'.repeat(32) };
const line = (id: string) => `${JSON.stringify({ text: JSON.stringify({ id }) })}\n`;

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Brings a copy of two movements to a server that answers so. */
async function bring(status: number, body: unknown) {
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(body), { status }));
  const sealed = await sealJournal({ ...PROOF, journal: line('a') + line('b') }, 'una frase');
  return depositCopy(sealed, 'una frase');
}

const error = (code: string) => ({ code, message: '', retryable: false, requestId: 'r' });

test('the copy of a device that is still linked is told apart from other refusals', async () => {
  await expect(bring(401, error('DEVICE_UNKNOWN'))).rejects.toThrow(StillLinkedError);
  await expect(bring(429, error('TOO_MANY_REQUESTS'))).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
});

test('what the owner had left out before is counted apart from what could not be taken', async () => {
  const verdict = (id: string, code: string) => ({
    id,
    verdict: 'rejected',
    flags: [],
    result: null,
    error: error(code),
  });
  const verdicts = [verdict('a', 'DECLINED_BY_OWNER'), verdict('b', 'PERSON_NOT_FOUND')];
  expect(await bring(200, { verdicts, epoch: '1' })).toEqual({ waiting: 0, known: 0, declined: 1, refused: 1 });
});

test('one is told as one', () => {
  expect([
    copies.waiting(1),
    copies.known(1),
    copies.declined(1),
    copies.refused(1),
    review.waits(1),
    copies.declined(2),
  ]).toEqual([
    '1 movimiento queda por revisar para el dueño.',
    '1 movimiento ya estaba en tus cuentas.',
    '1 movimiento no se entregó: ya lo habías dejado fuera.',
    '1 movimiento no se pudo entregar.',
    '1 movimiento sigue esperando.',
    '2 movimientos no se entregaron: ya los habías dejado fuera.',
  ]);
});
