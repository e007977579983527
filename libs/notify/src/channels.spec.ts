import { describe, expect, it } from '@jest/globals';
import { MovableClock } from '#domain';
import type { OutgoingMessage } from './channel.js';
import type { ReceiptStore } from './receipts/receipt-store.port.js';
import { channelStatuses, openChannels, readyChannels } from './channels.js';

const unheard: ReceiptStore = { carrierReported: async () => undefined, opened: async () => undefined };
const surroundings = { clock: new MovableClock(0), receipts: unheard };

describe('channels by configuration', () => {
  it('says which cannot send', () => {
    expect(channelStatuses({})).toEqual([
      { channel: 'app', status: 'ready' },
      { channel: 'fcm', status: 'not_configured' },
      { channel: 'web_push', status: 'not_configured' },
      { channel: 'sms', status: 'not_configured' },
      { channel: 'email', status: 'not_configured' },
      { channel: 'webhook', status: 'ready' },
    ]);
    expect(readyChannels(channelStatuses({ firebaseCredentialsFile: 'account.json' }))).toEqual(
      new Set(['app', 'fcm', 'webhook']),
    );
  });

  it('agrees with the channels themselves', async () => {
    const channels = await openChannels({}, surroundings);
    expect(channels.map((channel) => ({ channel: channel.name, status: channel.status() }))).toEqual(
      channelStatuses({}),
    );
  });

  it('never pretends to have sent without credentials', async () => {
    const channels = await openChannels({}, surroundings);
    const message = { to: { channel: 'fcm', token: 't' } } as OutgoingMessage;
    for (const channel of channels.filter(({ name }) => name !== 'app' && name !== 'webhook'))
      expect(await channel.send(message, new AbortController().signal)).toEqual({
        kind: 'give_up',
        error: 'not_configured',
      });
  });

  it('refuses to start with credentials that cannot be used, and does not quote them', async () => {
    const opening = openChannels({ firebaseCredentialsFile: '/nowhere/account.json' }, surroundings);
    await expect(opening).rejects.toMatchObject({ code: 'firebase_credentials_unusable' });
    const webPush = { subject: 'mailto:a@b.example', publicKey: 'no-key', privateKey: 'secret-key' };
    const keys = openChannels({ webPush }, surroundings);
    await expect(keys).rejects.toMatchObject({ code: 'vapid_keys_unusable' });
    await expect(keys).rejects.not.toThrow('secret-key');
    const sms = { carrier: 'http', url: 'https://gateway.example/', method: 'POST', body: '{"to":secret}' } as const;
    await expect(openChannels({ sms }, surroundings)).rejects.toMatchObject({ code: 'sms_body_unusable' });
  });
});
