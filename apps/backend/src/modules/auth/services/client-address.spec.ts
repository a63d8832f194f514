import { describe, expect, test } from 'vitest';
import { countedAddress, isLoopback, isLoopbackHost } from './client-address.ts';

describe('the address that is counted', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:5:6:7:8:9:a', '2001:db8:5:6'],
    ['2001:0DB8:0005:0006::1', '2001:db8:5:6'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['1::', '1:0:0:0'],
  ])('of %s is %s', (address, counted) => {
    expect(countedAddress(address)).toBe(counted);
  });
});

test.each([
  ['127.0.0.1', true],
  ['127.8.9.1', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['192.168.1.20', false],
  ['::2', false],
  ['12.7.0.1', false],
])('%s is this machine: %s', (address, expected) => {
  expect(isLoopback(address)).toBe(expected);
});

test.each([
  ['localhost', true],
  ['LOCALHOST:3140', true],
  ['127.0.0.1:3141', true],
  ['[::1]:3141', true],
  ['localhost.evil.example', false],
  ['evil.example?localhost', false],
  ['127.0.0.1.nip.io', false],
  ['192.168.1.20:3140', false],
  ['', false],
])('the name %s is this machine’s: %s', (host, expected) => {
  expect(isLoopbackHost(host)).toBe(expected);
});
