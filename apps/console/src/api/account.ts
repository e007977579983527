import type {
  OwnSecondFactors,
  PasskeyChallengeAnswer,
  RecoveryCodesAnswer,
  RegisteredPasskey,
  Session,
  StaffSessionList,
  TotpEnrolmentAnswer,
} from '#contracts';
import { answerByPasskey, makePasskey } from './passkeys.js';
import { request } from './request.js';

const own = '/v1/staff/me';

export const openSessionByPasskey = async (): Promise<Session> => {
  const asked = await request<PasskeyChallengeAnswer>('/v1/sessions/passkey/options', { method: 'POST' });
  const body = { challengeId: asked.challengeId, credential: await answerByPasskey(asked) };
  return request<Session>('/v1/sessions/passkey', { method: 'POST', body });
};

export const fetchSessions = (token: string): Promise<StaffSessionList> =>
  request<StaffSessionList>('/v1/sessions', { token });

export const endSession = (token: string, id: string): Promise<void> =>
  request<void>(`/v1/sessions/${encodeURIComponent(id)}`, { method: 'DELETE', token });

/** The answer is the session in which one goes on: all others end. */
export const changePassword = (token: string, currentPassword: string, newPassword: string): Promise<Session> =>
  request<Session>(`${own}/password`, { method: 'POST', token, body: { currentPassword, newPassword } });

export const fetchSecondFactors = (token: string): Promise<OwnSecondFactors> =>
  request<OwnSecondFactors>(`${own}/second-factors`, { token });

export const beginTotp = (token: string): Promise<TotpEnrolmentAnswer> =>
  request<TotpEnrolmentAnswer>(`${own}/totp`, { method: 'POST', token });

export const confirmTotp = (token: string, code: string): Promise<RecoveryCodesAnswer> =>
  request<RecoveryCodesAnswer>(`${own}/totp/confirm`, { method: 'POST', token, body: { code } });

export const removeTotp = (token: string): Promise<void> => request<void>(`${own}/totp`, { method: 'DELETE', token });

export const addPasskey = async (token: string, name: string): Promise<RegisteredPasskey> => {
  const asked = await request<PasskeyChallengeAnswer>(`${own}/passkeys/options`, { method: 'POST', token });
  const body = { name, challengeId: asked.challengeId, credential: await makePasskey(asked) };
  return request<RegisteredPasskey>(`${own}/passkeys`, { method: 'POST', token, body });
};

export const removePasskey = (token: string, id: string): Promise<void> =>
  request<void>(`${own}/passkeys/${encodeURIComponent(id)}`, { method: 'DELETE', token });

export const renewRecoveryCodes = (token: string): Promise<RecoveryCodesAnswer> =>
  request<RecoveryCodesAnswer>(`${own}/recovery-codes`, { method: 'POST', token });
