import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Session } from '#contracts';
import { expireSession, replaceSession, sessionStore, signIn, stayOut, tokenNow } from './session-store.js';

const session = (accessToken: string): Session => ({
  accessToken,
  expiresInSeconds: 900,
  staff: {
    id: '0190f0c0-0000-7000-8000-000000000001',
    name: 'Dispatcher',
    role: 'dispatcher',
    permissions: [],
    language: 'kk',
    agency: { id: '0190f0c0-0000-7000-8000-000000000002', name: 'Police', timeZone: 'Asia/Almaty' },
  },
  mustEnrol: false,
  mustChangePassword: false,
});

describe('a session that is replaced by another', () => {
  beforeEach(() => {
    stayOut();
    signIn(session('former'));
  });

  it('is not taken for one that ended, when its token is refused before the next one is here', async () => {
    await replaceSession(() => {
      expireSession();
      return Promise.resolve(session('next'));
    });
    expect(tokenNow()).toBe('next');
    expireSession();
    expect(sessionStore.get()).toMatchObject({ signedIn: null, expired: { timeZone: 'Asia/Almaty' } });
  });

  it('can end again once that has failed', async () => {
    await expect(replaceSession(() => Promise.reject(new Error('no answer')))).rejects.toThrow('no answer');
    expect(tokenNow()).toBe('former');
    expireSession();
    expect(tokenNow()).toBe('');
  });
});
