import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { channelEnvironment, channelsConfiguration, refuseHalfChannels } from './channel-environment.js';
import { channelStatuses, readyChannels } from './channels.js';

const schema = z.object(channelEnvironment).superRefine(refuseHalfChannels);
const complaints = (environment: Record<string, string>) =>
  schema.safeParse(environment).error?.issues.map(({ path }) => path.join('.')) ?? [];
const configured = (environment: Record<string, string>) => channelsConfiguration(schema.parse(environment));

const smpp = {
  SMPP_URL: 'smpp://carrier.example:2775',
  SMPP_SYSTEM_ID: 'qalqan',
  SMPP_PASSWORD: 'secret',
  SMPP_SENDER: 'Qalqan',
};

describe('environment of the channels', () => {
  it('needs nothing: then there are webhooks, and the app', () => {
    expect([...readyChannels(channelStatuses(configured({})))]).toEqual(['app', 'webhook']);
  });

  it('makes a channel of what is whole', () => {
    const all = configured({
      ...smpp,
      FIREBASE_CREDENTIALS_FILE: 'account.json',
      WEB_PUSH_VAPID_SUBJECT: 'mailto:desk@agency.example',
      WEB_PUSH_VAPID_PUBLIC_KEY: 'public',
      WEB_PUSH_VAPID_PRIVATE_KEY: 'private',
      SMTP_URL: 'smtp://relay.example',
      SMTP_FROM: 'desk@agency.example',
      SMS_PER_SECOND: '7.5',
    });
    expect([...readyChannels(channelStatuses(all))]).toEqual(['app', 'fcm', 'web_push', 'sms', 'email', 'webhook']);
    expect(all.sms).toMatchObject({ carrier: 'smpp', longMessages: 'udh', sender: 'Qalqan' });
    expect(all.email).toMatchObject({ tlsRequired: true });
    expect(all.perSecond).toEqual({ sms: 7.5 });
  });

  it('makes SMS of an HTTP gateway, with its header', () => {
    const { sms } = configured({
      SMS_HTTP_URL: 'https://gateway.example/send',
      SMS_HTTP_HEADER: 'authorization: Bearer a:b',
      SMS_HTTP_ID_FIELD: 'id',
    });
    expect(sms).toMatchObject({
      carrier: 'http',
      method: 'POST',
      header: { name: 'authorization', value: 'Bearer a:b' },
      idField: 'id',
    });
  });

  it('names what is missing of half a channel', () => {
    expect(complaints({ SMPP_URL: smpp.SMPP_URL })).toEqual(['SMPP_SYSTEM_ID', 'SMPP_PASSWORD', 'SMPP_SENDER']);
    expect(complaints({ SMTP_FROM: 'desk@agency.example' })).toEqual(['SMTP_URL']);
    expect(complaints({ WEB_PUSH_VAPID_PUBLIC_KEY: 'x' })).toHaveLength(2);
  });

  it('has one way to the phones', () => {
    expect(complaints({ ...smpp, SMS_HTTP_URL: 'https://gateway.example/' })).toEqual(['SMS_HTTP_URL']);
  });

  it.each([
    ['PUBLIC_URL', `https://${'q'.repeat(40)}.example`],
    ['PUBLIC_URL', 'ftp://q.example'],
    ['SMPP_URL', 'https://carrier.example'],
    ['SMPP_SENDER', 'A sender too long'],
    ['SMS_HTTP_METHOD', 'GET'],
    ['SMS_HTTP_HEADER', 'no header'],
    ['SMTP_URL', 'http://relay.example'],
    ['SMS_PER_SECOND', '0'],
    ['WEB_PUSH_VAPID_SUBJECT', 'desk@agency.example'],
  ])('refuses %s=%s', (key, value) => expect(complaints({ [key]: value })).toContain(key));
});
