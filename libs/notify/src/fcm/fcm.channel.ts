import type { Message } from 'firebase-admin/messaging';
import type { Channel, ChannelStatus, OutgoingMessage, Outcome } from '../channel.js';
import type { WakingChannel } from '../locate/waking-channel.js';
import { fcmFailure } from './fcm-failure.js';
import type { FirebaseSender } from './open-firebase.js';

/** An alarm older than this wakes nobody any more; the service drops it. */
const timeToLiveSeconds = 3_600;

/** Firebase Cloud Messaging, HTTP v1. */
export class FcmChannel implements Channel, WakingChannel {
  readonly name = 'fcm';

  constructor(private readonly sender: FirebaseSender) {}

  status(): ChannelStatus {
    return 'ready';
  }

  close(): Promise<void> {
    return this.sender.close();
  }

  async send(message: OutgoingMessage, signal: AbortSignal): Promise<Outcome> {
    if (message.to.channel !== 'fcm') return { kind: 'give_up', error: 'no_address' };
    return this.hand(fcmMessage(message, message.to.token), signal);
  }

  async askForLocation(token: string, askedForSeconds: number, signal: AbortSignal): Promise<Outcome> {
    return this.hand(locateMessage(token, askedForSeconds), signal);
  }

  private async hand(message: Message, signal: AbortSignal): Promise<Outcome> {
    const aborted = new Promise<never>((_resolve, reject) =>
      signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true }),
    );
    try {
      const name = await Promise.race([this.sender.send(message, signal), aborted]);
      return name ? { kind: 'sent' } : { kind: 'retry', error: 'bad_answer' };
    } catch (error) {
      return fcmFailure(error, signal);
    }
  }
}

/** One alarm is one notification: a repeat, by its tag, takes the place of the first. */
function fcmMessage(message: OutgoingMessage, token: string): Message {
  const { deliveryId, alarmId, incidentId, link, words } = message;
  return {
    token,
    notification: words,
    data: { deliveryId, alarmId, incidentId, link },
    android: {
      priority: 'high',
      ttl: timeToLiveSeconds * 1_000,
      collapseKey: alarmId,
      notification: { tag: alarmId, channelId: 'alarms', visibility: 'private' },
    },
    apns: {
      headers: { 'apns-priority': '10', 'apns-collapse-id': alarmId },
      payload: { aps: { sound: 'default', threadId: incidentId } },
    },
    webpush: { headers: { Urgency: 'high', TTL: String(timeToLiveSeconds) }, notification: { tag: alarmId } },
  };
}

/**
 * Without words: nothing is shown, the app takes a fix and reports it. Apple takes a message without words with priority 5
 * alone (https://firebase.google.com/docs/cloud-messaging/customize-messages/setting-message-priority).
 */
const locateMessage = (token: string, askedForSeconds: number): Message => ({
  token,
  data: { type: 'locate' },
  android: { priority: 'high', ttl: askedForSeconds * 1_000, collapseKey: 'locate' },
  apns: {
    headers: { 'apns-priority': '5', 'apns-push-type': 'background', 'apns-collapse-id': 'locate' },
    payload: { aps: { contentAvailable: true } },
  },
  webpush: { headers: { Urgency: 'high', TTL: String(askedForSeconds), Topic: 'locate' } },
});
