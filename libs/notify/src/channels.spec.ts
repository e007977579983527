import { describe, expect, it } from '@jest/globals';
import { MovableClock } from '#domain';
import type { OutgoingMessage } from './channel.js';
import { channelStatuses, openChannels, readyChannels } from './channels.js';

describe('channels by configuration', () => {
  it('says which cannot send', () => {
    expect(channelStatuses({})).toEqual([
      { channel: 'fcm', status: 'not_configured' },
      { channel: 'webhook', status: 'ready' },
    ]);
    expect(readyChannels({ firebaseCredentialsFile: 'account.json' })).toEqual(new Set(['fcm', 'webhook']));
  });

  it('agrees with the channels themselves', async () => {
    const channels = await openChannels({}, new MovableClock(0));
    expect(channels.map((channel) => ({ channel: channel.name, status: channel.status() }))).toEqual(
      channelStatuses({}),
    );
  });

  it('never pretends to have sent without credentials', async () => {
    const [fcm] = await openChannels({}, new MovableClock(0));
    const message = { to: { channel: 'fcm', token: 't' } } as OutgoingMessage;
    expect(await fcm?.send(message, new AbortController().signal)).toEqual({
      kind: 'give_up',
      error: 'not_configured',
    });
  });

  it('refuses to start with credentials that cannot be used, and does not quote them', async () => {
    const opening = openChannels({ firebaseCredentialsFile: '/nowhere/account.json' }, new MovableClock(0));
    await expect(opening).rejects.toMatchObject({ code: 'firebase_credentials_unusable' });
  });
});
