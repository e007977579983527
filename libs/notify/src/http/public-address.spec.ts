import { describe, expect, it } from '@jest/globals';
import { isPublicAddress } from './public-address.js';

describe('addresses of the open internet', () => {
  it.each(['93.184.215.14', '1.1.1.1', '172.15.255.255', '172.32.0.0', '100.63.0.1', '2606:4700::1111'])(
    '%s is one',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    ...['0.0.0.0', '10.0.0.1', '100.64.0.1', '127.8.9.1', '169.254.169.254', '172.16.0.1', '172.31.255.255'],
    ...['192.168.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '::', '::1', 'fe80::1', 'fc00::1', 'ff02::1'],
    ...['::ffff:8.8.8.8', '64:ff9b::7f00:1', '2002:7f00:1::', '2001::1', '2001:db8::1', 'localhost', ''],
  ])('%j is none', (address) => expect(isPublicAddress(address)).toBe(false));
});
