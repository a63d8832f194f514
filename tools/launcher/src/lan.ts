import { renderUnicodeCompact } from 'uqr';
import { CommandError } from './processes.ts';
import { makeCertificates, privateAddresses, type Certificates } from './tls.ts';

/** Certificates for this computer's private addresses. Throws a sentence when it is on no local network. */
export async function prepareLan(dataDir: string): Promise<Certificates> {
  const addresses = privateAddresses();
  if (addresses.length === 0) throw new CommandError('--lan: this computer has no address on a local network.');
  return makeCertificates(dataDir, addresses);
}

/** What the person at the host's terminal needs to open the shop on a phone. */
export function describeLan(port: number): string {
  const [first, ...others] = privateAddresses().map((address) => `${address}:${port}`);
  return [
    '',
    renderUnicodeCompact(`https://${first}/`),
    `On a phone of the same network: https://${first}/`,
    `The first time, install this computer's certificate: http://${first}/ca.crt`,
    ...others.map((address) => `Also at https://${address}/`),
    'One-time codes appear in this terminal only.',
    '',
  ].join('\n');
}
