import { describe, expect, it } from '@jest/globals';
import type { DeviceCaller } from '#access';
import { MovableClock } from '#domain';
import { deviceProtocols } from '#protocols';
import type { ReceivedReports } from '#tracking';
import { DatagramPeers } from './datagram-peers.js';

const received = { directive: { reportEverySeconds: 60 } } as ReceivedReports;
const answer = { text: 'done' };
const device = (deviceId: string) => ({ deviceId }) as DeviceCaller;

describe('devices that were heard over UDP', () => {
  const open = () => {
    const clock = new MovableClock(1_000_000);
    const peers = new DatagramPeers(clock);
    const said: string[] = [];
    peers.hear({
      answered: (peer, { text }) => void said.push(`${peer.device.deviceId} ${text}`),
      reported: (peer) => void said.push(`${peer.device.deviceId} reported`),
    });
    const sent: string[] = [];
    const at = (address: string) => ({ address, send: () => void sent.push(address) });
    const heard = (deviceId: string, address: string, more: object = { received }) =>
      peers.heard(device(deviceId), deviceProtocols.teltonika, at(address), more);
    return { clock, peers, said, sent, at, heard };
  };

  it('are asked where they were heard last, for half a minute', () => {
    const { clock, peers, sent, heard } = open();
    heard('a', 'x');
    heard('a', 'y');
    expect(peers.of('a')!.send({ kind: 'locate_now' })).toBe(1);
    expect(peers.of('a')!.send({ kind: 'vibrate' })).toBeUndefined();
    expect(sent).toEqual(['y']);
    clock.move(29_999);
    expect([...peers.deviceIds()]).toEqual(['a']);
    clock.move(1);
    expect([...peers.deviceIds()]).toEqual([]);
  });

  it('answer with their name, or from where they were asked, and nobody else does', () => {
    const { clock, peers, said, at, heard } = open();
    heard('a', 'x', { answer });
    expect(peers.of('a')).toBeUndefined();
    heard('a', 'x');
    heard('a', 'z', { answer });
    peers.answered(at('x'), answer);
    peers.answered(at('z'), answer);
    // An address that an operator gives to another device.
    heard('b', 'x');
    peers.answered(at('x'), answer);
    clock.move(30_000);
    peers.answered(at('x'), answer);
    expect(said).toEqual(['a reported', 'a done', 'a done', 'b reported', 'b done']);
  });
});
