import { type Clock, channels as channelNames } from '#domain';
import type { Channel, ChannelStatus, OutgoingMessage, Outcome } from './channel.js';
import type { OutsideChannel } from './contact-channel.js';
import { FcmChannel } from './fcm/fcm.channel.js';
import { openFirebase, readFirebaseCredentials } from './fcm/open-firebase.js';
import { WebhookChannel } from './webhook/webhook.channel.js';

export interface ChannelsConfiguration {
  /** Path of the Firebase service account's JSON file. */
  firebaseCredentialsFile?: string | undefined;
  /** Lets webhooks lead into private networks, by http too: an agency's own server, or a test's. */
  webhookPrivateAddressesAllowed?: boolean | undefined;
}

export interface ChannelReadiness {
  channel: OutsideChannel;
  status: ChannelStatus;
}

const outsideChannels = channelNames.filter((name): name is OutsideChannel => name !== 'console');

/** Which channels can send with this configuration; what `/health/ready` and the first log line say. */
export function channelStatuses(configuration: ChannelsConfiguration): ChannelReadiness[] {
  return outsideChannels.map((channel) => ({ channel, status: statusOf(channel, configuration) }));
}

/** The channels that {@link channelStatuses} calls ready: a recipient is told by one of these. */
export function readyChannels(configuration: ChannelsConfiguration): ReadonlySet<OutsideChannel> {
  const ready = channelStatuses(configuration).filter(({ status }) => status === 'ready');
  return new Set(ready.map(({ channel }) => channel));
}

const statusOf = (channel: OutsideChannel, configuration: ChannelsConfiguration): ChannelStatus =>
  channel === 'fcm' && !configuration.firebaseCredentialsFile ? 'not_configured' : 'ready';

/**
 * Every channel of the house, those without credentials as channels that say so.
 *
 * @throws NotifyError when credentials are named and unusable
 */
export async function openChannels(configuration: ChannelsConfiguration, clock: Clock): Promise<Channel[]> {
  return [
    await openFcm(configuration.firebaseCredentialsFile),
    new WebhookChannel(clock, { privateAddressesAllowed: configuration.webhookPrivateAddressesAllowed ?? false }),
  ];
}

async function openFcm(file: string | undefined): Promise<Channel> {
  if (!file) return new NotConfiguredChannel('fcm');
  return new FcmChannel(await openFirebase(await readFirebaseCredentials(file)));
}

/** Stands where a channel without credentials would be. Sends nothing, and never says that it did. */
export class NotConfiguredChannel implements Channel {
  constructor(readonly name: OutsideChannel) {}

  status(): ChannelStatus {
    return 'not_configured';
  }

  async send(_message: OutgoingMessage, _signal: AbortSignal): Promise<Outcome> {
    return { kind: 'give_up', error: 'not_configured' };
  }
}
