import { describe, expect, it } from '@jest/globals';
import { NotificationFanout, channelOf } from './notification.fanout.js';
import { Backend, message } from './wire-messages.js';

const notification = (channel: string): Buffer =>
  message(Backend.notificationResponse, Buffer.from(`\0\0\0*${channel}\0payload\0`));

function listener(): { received: string[]; notify(message: Buffer): void } {
  const received: string[] = [];
  return { received, notify: (bytes) => received.push(channelOf(bytes)) };
}

describe('NotificationFanout', () => {
  it('reaches all who listen to the channel and nobody else', () => {
    const fanout = new NotificationFanout();
    const [one, two, other] = [listener(), listener(), listener()];
    fanout.listen(one, 'jobs');
    fanout.listen(two, 'jobs');
    fanout.listen(other, 'éè');
    fanout.deliver(notification('jobs'), [one, two, other]);
    fanout.deliver(notification('éè'), [one, two, other]);
    expect([one.received, two.received, other.received]).toEqual([['jobs'], ['jobs'], ['éè']]);
  });

  it('reaches everyone on a channel nobody is known to listen to', () => {
    const everyone = [listener(), listener()];
    new NotificationFanout().deliver(notification('hidden'), everyone);
    expect(everyone.map(({ received }) => received)).toEqual([['hidden'], ['hidden']]);
  });

  it('says which channels are left without listeners', () => {
    const fanout = new NotificationFanout();
    const [one, two] = [listener(), listener()];
    fanout.listen(one, 'a');
    fanout.listen(one, 'b');
    fanout.listen(two, 'b');
    expect(fanout.unlisten(two, 'a')).toEqual([]);
    expect(fanout.unlisten(one)).toEqual(['a']);
    expect(fanout.channels()).toEqual(['b']);
  });
});
