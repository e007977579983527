import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { KnownClients } from './known-clients.js';

describe('known clients', () => {
  const clients = new KnownClients(randomBytes(32));

  it('are known for the account that was opened from them, and for no other', () => {
    const marks = clients.marked(undefined, 'a@agency.example');
    expect(clients.known(marks, 'a@agency.example')).toBeDefined();
    expect(clients.known(marks, 'b@agency.example')).toBeUndefined();
    expect(marks).not.toContain('a@agency');
  });

  it('keep their name, and those of a shift', () => {
    const first = clients.marked(undefined, 'a@agency.example');
    const both = clients.marked(first, 'b@agency.example');
    expect(clients.known(both, 'a@agency.example')).toBe(clients.known(first, 'a@agency.example'));
    expect(clients.marked(both, 'a@agency.example').split('~')).toHaveLength(2);
    let marks = both;
    for (let n = 0; n < 20; n += 1) marks = clients.marked(marks, `${n}@agency.example`);
    expect(marks.split('~')).toHaveLength(8);
    expect(marks.length).toBeLessThan(1024);
  });

  it('are not made by who has no key', () => {
    const marks = new KnownClients(randomBytes(32)).marked(undefined, 'a@agency.example');
    for (const each of [marks, '', '.', '~', 'x.y~z', 'x'.repeat(5_000)])
      expect(clients.known(each, 'a@agency.example')).toBeUndefined();
  });
});
