import { renderUnicodeCompact } from 'uqr';
import { privateAddresses } from './addresses.ts';
import type { Settings } from './environment.ts';
import { CommandError } from './processes.ts';

/** The addresses for phones. Throws a sentence when this computer is on no local network. */
export function lanAddresses(settings: Settings): string[] {
  const addresses = settings.lanAddress === undefined ? privateAddresses() : [settings.lanAddress];
  if (addresses.length > 0) return addresses;
  throw new CommandError(
    '--lan: this computer has no address on a local network. If phones reach it by another one (WSL, a container), set LAN_ADDRESS to that.',
  );
}

/** What the person at the host's terminal needs to open the shop on a phone. */
export function describeLan(addresses: readonly string[], port: number): string {
  const [first, ...others] = addresses.map((address) => `${address}:${port}`);
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
