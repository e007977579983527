import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type OpenedSession,
  type Passkey,
  permissionsOf,
  type RefreshedSession,
  type StaffAccount,
  type StaffSession,
} from '#access';
import type { Session, ShownPasskey, StaffSessionList } from '#contracts';
import { keepMarks, keepRefreshToken } from './session-cookies.js';

export const staffOf = (account: StaffAccount): Session['staff'] => ({
  id: account.staffId,
  name: account.name,
  role: account.role,
  permissions: permissionsOf(account.role),
  language: account.language,
  agency: { id: account.agencyId, name: account.agencyName, timeZone: account.agencyTimeZone },
});

const viewOf = ({ accessToken, expiresInSeconds, session, account }: RefreshedSession): Session => ({
  accessToken,
  expiresInSeconds,
  staff: staffOf(account),
  mustEnrol: session.secondFactor === 'none' && account.secondFactorPolicy === 'required',
  mustChangePassword: account.mustChangePassword && session.secondFactor !== 'oidc',
});

/** The body for the page, the refresh token for the browser alone. */
export function refreshedView(request: FastifyRequest, reply: FastifyReply, refreshed: RefreshedSession): Session {
  const { refreshToken, session } = refreshed;
  keepRefreshToken(request, reply, { refreshToken, expiresAt: session.expiresAt });
  return viewOf(refreshed);
}

/** As {@link refreshedView}; and the client is known from now on. */
export function openedView(request: FastifyRequest, reply: FastifyReply, opened: OpenedSession): Session {
  keepMarks(request, reply, opened.marks);
  return refreshedView(request, reply, opened);
}

const iso = (at: number): string => new Date(at).toISOString();

export const sessionsView = (sessions: readonly StaffSession[], currentId: string): StaffSessionList => ({
  sessions: sessions.map(({ id, userAgent, secondFactor, createdAt, seenAt, expiresAt }) => ({
    id,
    current: id === currentId,
    userAgent,
    secondFactor,
    createdAt: iso(createdAt),
    seenAt: iso(seenAt),
    expiresAt: iso(expiresAt),
  })),
});

export const passkeyView = ({ id, name, createdAt, usedAt }: Passkey): ShownPasskey => ({
  id,
  name,
  createdAt: iso(createdAt),
  usedAt: usedAt === null ? null : iso(usedAt),
});
