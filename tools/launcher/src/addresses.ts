import { networkInterfaces } from 'node:os';

/** Whether an IPv4 address belongs to a network that no public site can have: RFC 1918, or RFC 6598. */
export function isPrivateAddress(address: string): boolean {
  return /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/.test(address);
}

/** The IPv4 addresses of this computer on private networks: those by which a phone beside it can reach it. */
export function privateAddresses(): string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((found) => found ?? []);
  return addresses
    .filter(({ family, internal, address }) => family === 'IPv4' && !internal && isPrivateAddress(address))
    .map(({ address }) => address);
}
