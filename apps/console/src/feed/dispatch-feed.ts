import { io, type Socket } from 'socket.io-client';
import type { DispatchAuth, DispatchServerEvents } from '#contracts';
import type { Clock } from '#domain';
import { ApiError } from '../api/request.js';
import { withAlarm, withIncident, withoutIncident } from './incident-state.js';
import { withAnswer, withExpiry } from './location-state.js';
import { linkConnected, linkLive, linkLost, type MissedAlarm } from './link-state.js';
import { fixOfMessage, withFixes } from './position-state.js';
import { refreshIncidents } from './refresh-incidents.js';
import { emptyServiceState, withOutage } from './service-state.js';
import {
  approvalStore,
  dropOldPositions,
  incidentStore,
  linkStore,
  locationStore,
  positionStore,
  serviceStore,
  shiftNoteStore,
} from './stores.js';

const retryMilliseconds = 3_000;

/** A server that connects and then says nothing more must not look alive. */
const catchUpMilliseconds = 10_000;

/**
 * Keeps the stores equal to what the server knows: the list by HTTP after each connection, everything after it by
 * socket. Returns what ends it. `onRefused` is called when the server no longer accepts the token.
 */
export function openDispatchFeed(tokenNow: () => string, clock: Clock, onRefused: () => void): () => void {
  let cursor: string | undefined;
  let lastHeardAt = clock.now();
  let missed: MissedAlarm[] = [];
  let ended = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let catchUp: ReturnType<typeof setTimeout> | undefined;
  let tokenShown = '';

  const auth = (give: (auth: DispatchAuth) => void): void => {
    tokenShown = tokenNow();
    give({ token: tokenShown, ...(cursor !== undefined && { cursor }) });
  };
  const socket: Socket<DispatchServerEvents> = io('/dispatch', {
    auth: auth as (give: (auth: object) => void) => void,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: retryMilliseconds,
    timeout: 8_000,
  });

  const heard = (message?: { cursor: string }): void => {
    lastHeardAt = clock.now();
    if (message !== undefined) cursor = message.cursor;
  };
  const later = (work: () => void): void => {
    clearTimeout(retry);
    if (!ended) retry = setTimeout(work, retryMilliseconds);
  };

  async function loadList(): Promise<void> {
    try {
      await refreshIncidents(tokenNow(), () => ended);
    } catch (error) {
      if (ended) return;
      if (error instanceof ApiError && error.status === 401) return onRefused();
      incidentStore.update((state) => ({ ...state, snapshot: 'failed' }));
      later(() => void loadList());
    }
  }

  // A refused handshake and an outage look alike from here; only the list tells whether it is the token.
  async function reconnectAfterRefusal(): Promise<void> {
    await loadList();
    // One's own change of password, or a proof of who one is: the session goes on in another one.
    if (tokenNow() !== tokenShown && !ended) socket.connect();
    else later(() => socket.connect());
  }

  const lost = (): void => linkStore.update((link) => linkLost(link, lastHeardAt));

  socket.on('connect', () => {
    heard();
    missed = [];
    linkStore.update(linkConnected);
    // The server tells each connection anew of an outage that lasts.
    serviceStore.update(() => emptyServiceState);
    catchUp = setTimeout(lost, catchUpMilliseconds);
    void loadList();
  });
  socket.on('incident.opened', (message) => {
    incidentStore.update((state) => withIncident(state, message.incident));
    heard(message);
  });
  socket.on('incident.updated', (message) => {
    incidentStore.update((state) => withIncident(state, message.incident));
    heard(message);
    if (message.incident.status === 'closed') dropOldPositions();
  });
  socket.on('incident.released', (message) => {
    incidentStore.update((state) => withoutIncident(state, message.incidentId));
    dropOldPositions();
    heard(message);
  });
  socket.on('alarm.raised', (message, received) => {
    incidentStore.update((state) => withAlarm(state, message.incident, message.alarm));
    received();
    heard(message);
    if (linkStore.get().phase !== 'live') missed.push({ alarmId: message.alarm.id, incidentId: message.incident.id });
  });
  socket.on('position.moved', (message) => {
    positionStore.update((state) => withFixes(state, message.incidentId, [fixOfMessage(message)]));
    heard(message);
  });
  socket.on('location.answered', (message) => {
    locationStore.update((state) => withAnswer(state, message));
    heard(message);
  });
  socket.on('location.expired', (message) => {
    locationStore.update((state) => withExpiry(state, message));
    heard(message);
  });
  socket.on('approval.changed', (message) => {
    approvalStore.update((count) => count + 1);
    heard(message);
  });
  socket.on('shift_notes.changed', (message) => {
    shiftNoteStore.update((count) => count + 1);
    heard(message);
  });
  socket.on('service.warning', (message) => {
    serviceStore.update(() => withOutage(message));
    heard(message);
  });
  socket.on('service.restored', (message) => {
    serviceStore.update(() => emptyServiceState);
    heard(message);
  });
  socket.on('feed.live', (message) => {
    heard(message);
    clearTimeout(catchUp);
    const { blindSince } = linkStore.get();
    linkStore.update((link) => linkLive(link, clock.now(), missed));
    // What the server says once and not again may have been said meanwhile.
    if (blindSince !== null) shiftNoteStore.update((count) => count + 1);
  });
  socket.on('disconnect', (reason) => {
    clearTimeout(catchUp);
    lost();
    if (reason === 'io server disconnect') void reconnectAfterRefusal();
  });
  socket.on('connect_error', () => {
    lost();
    if (!socket.active) void reconnectAfterRefusal();
  });
  socket.io.on('ping', () => heard());

  return () => {
    ended = true;
    clearTimeout(retry);
    clearTimeout(catchUp);
    socket.removeAllListeners();
    socket.io.removeAllListeners('ping');
    socket.disconnect();
  };
}
