import { isIP } from 'node:net';

const IPV6_GROUPS = 8;
/** A home or a phone has a whole /64 to itself: its first four groups. */
const NETWORK_GROUPS = 4;

/** The address that limits count by: IPv4 whole (also inside IPv6), IPv6 by its /64. */
export function countedAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (isIP(address) !== 6) return address;
  return expandIpv6(address).slice(0, NETWORK_GROUPS).join(':');
}

/** Whether a call comes from this very machine. */
export function isLoopback(address: string): boolean {
  const counted = countedAddress(address);
  return counted.startsWith('127.') || address === '::1';
}

/** Whether a Host header names this very machine. A name that only resolves to it does not: that is how a page elsewhere would reach in. */
export function isLoopbackHost(host: string): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host);
}

function expandIpv6(address: string): string[] {
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : IPV6_GROUPS - before.length - after.length;
  const groups = [...before, ...Array<string>(Math.max(0, zeros)).fill('0'), ...after];
  return groups.map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''));
}
