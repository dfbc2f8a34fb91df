import { isIPv6 } from 'node:net';
import { keyedHash } from './keys.ts';
import type { KeySet } from './keys.ts';

/**
 * What limits know a network by: a keyed hash of its address and the day. A new day makes new
 * hashes, and without the key no hash leads to an address. IPv6 counts by its first 64 bits, which
 * one household has to itself.
 */
export function networkHash(address: string, { network }: KeySet, now: number): string {
  const day = new Date(now).toISOString().slice(0, 10);
  return keyedHash(network, `${day} ${toNetwork(address)}`);
}

/**
 * The address of who sent a request: the last one that a trusted proxy added to X-Forwarded-For,
 * since those before it can be made up.
 */
export function clientAddress(
  socketAddress: string,
  forwardedFor: string | null,
  trustedProxies: number,
): string {
  if (trustedProxies === 0 || forwardedFor === null) return socketAddress;
  const addresses = forwardedFor.split(',').map((part) => part.trim());
  return addresses.at(-trustedProxies) ?? addresses[0] ?? socketAddress;
}

function toNetwork(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const groups = head.split(':').filter(Boolean);
  if (tail !== undefined) {
    const rest = tail.split(':').filter(Boolean);
    while (groups.length + rest.length < 8) groups.push('0');
    groups.push(...rest);
  }
  return groups
    .slice(0, 4)
    .map((group) => group.padStart(4, '0'))
    .join(':');
}
