import { afterEach, describe, expect, it } from '@jest/globals';
import webPush from 'web-push';
import { TestApi } from '../../support/api.js';

describe('the key for Web Push', () => {
  let api: TestApi;
  afterEach(() => api.close());

  it('is the public one, for everybody', async () => {
    const { publicKey, privateKey } = webPush.generateVAPIDKeys();
    api = await TestApi.start({
      WEB_PUSH_VAPID_SUBJECT: 'mailto:desk@agency.example',
      WEB_PUSH_VAPID_PUBLIC_KEY: publicKey,
      WEB_PUSH_VAPID_PRIVATE_KEY: privateKey,
    });
    const { status, body } = await api.get('/v1/push-key');
    expect([status, body]).toEqual([200, { publicKey }]);
    expect(JSON.stringify(body)).not.toContain(privateKey);
  });

  it('is not there where Web Push is not configured', async () => {
    api = await TestApi.start();
    expect(await api.get('/v1/push-key')).toMatchObject({ status: 404, body: { code: 'web_push_not_configured' } });
  });
});
