import { type Clock, type OutsideChannel, outsideChannels } from '#domain';
import type { Channel, ChannelStatus, OutgoingMessage, Outcome } from './channel.js';
import { AppChannel } from './app/app.channel.js';
import { EmailChannel, type EmailSettings } from './email/email.channel.js';
import { FcmChannel } from './fcm/fcm.channel.js';
import { openFirebase, readFirebaseCredentials } from './fcm/open-firebase.js';
import {
  type ChannelObserver,
  GuardedChannel,
  GuardedWakingChannel,
  GuardedWritingChannel,
} from './guard/guarded.channel.js';
import { isWritingChannel } from './letters/writing-channel.js';
import { wakingChannelOf } from './locate/waking-channel.js';
import type { ReceiptStore } from './receipts/receipt-store.port.js';
import { HttpGatewayChannel, type HttpGatewaySettings } from './sms/http-gateway.channel.js';
import { type InboundText, SmppChannel } from './sms/smpp.channel.js';
import type { SmppSettings } from './sms/smpp-settings.js';
import { type VapidKeys, WebPushChannel } from './web-push/web-push.channel.js';
import { WebhookChannel } from './webhook/webhook.channel.js';

/** One way to the phones: a carrier by SMPP, or a gateway by HTTP. */
export type SmsSettings = ({ carrier: 'smpp' } & SmppSettings) | ({ carrier: 'http' } & HttpGatewaySettings);

export interface ChannelsConfiguration {
  /** Path of the Firebase service account's JSON file. */
  firebaseCredentialsFile?: string | undefined;
  webPush?: VapidKeys | undefined;
  sms?: SmsSettings | undefined;
  email?: EmailSettings | undefined;
  /** Lets webhooks and Web Push lead into private networks, by http too: an agency's own server, or a test's. */
  webhookPrivateAddressesAllowed?: boolean | undefined;
  /** Under which the house is reached from outside; without it SMS and e-mail carry no link. */
  publicUrl?: string | undefined;
  /** Messages a second, by this process. */
  perSecond?: Partial<Record<OutsideChannel, number>>;
}

/** What channels need besides their configuration. */
export interface ChannelSurroundings {
  clock: Clock;
  receipts: ReceiptStore;
  observer?: ChannelObserver;
  /** What phones send to the number of the carrier that messages go out by. */
  inbound?: InboundText;
}

export interface ChannelReadiness {
  channel: OutsideChannel;
  status: ChannelStatus;
}

/** Which channels can send with this configuration; what `/health/ready` and the first log line say. */
export function channelStatuses(configuration: ChannelsConfiguration): ChannelReadiness[] {
  return outsideChannels.map((channel) => ({
    channel,
    status: isConfigured[channel](configuration) ? 'ready' : 'not_configured',
  }));
}

/** The same of channels that are open. */
export const statusesOf = (channels: readonly Channel[]): ChannelReadiness[] =>
  channels.map((channel) => ({ channel: channel.name, status: channel.status() }));

/** Those that are ready: a recipient is told by one of these. */
export const readyChannels = (statuses: readonly ChannelReadiness[]): ReadonlySet<OutsideChannel> =>
  new Set(statuses.filter(({ status }) => status === 'ready').map(({ channel }) => channel));

const isConfigured: Record<OutsideChannel, (configuration: ChannelsConfiguration) => boolean> = {
  app: () => true,
  fcm: ({ firebaseCredentialsFile }) => Boolean(firebaseCredentialsFile),
  web_push: ({ webPush }) => webPush !== undefined,
  sms: ({ sms }) => sms !== undefined,
  email: ({ email }) => email !== undefined,
  webhook: () => true,
};

/** What services take from a customer without complaint; an operator who knows better says so. */
const usualPerSecond: Record<OutsideChannel, number> = {
  app: 1_000,
  fcm: 200,
  web_push: 200,
  sms: 20,
  email: 10,
  webhook: 100,
};

/**
 * Every channel of the house, each behind its guard; those without credentials as channels that say so.
 *
 * @throws NotifyError when credentials are named and unusable
 */
export async function openChannels(
  configuration: ChannelsConfiguration,
  { clock, receipts, observer, inbound }: ChannelSurroundings,
): Promise<GuardedChannel[]> {
  const opened = [
    new AppChannel(),
    await openFcm(configuration.firebaseCredentialsFile),
    await openWebPush(configuration),
    openSms(configuration, clock, receipts, inbound),
    openEmail(configuration),
    new WebhookChannel(clock, strangers(configuration)),
  ];
  return opened.map((channel) => {
    const perSecond = configuration.perSecond?.[channel.name] ?? usualPerSecond[channel.name];
    const guard = [clock, { perSecond, burst: Math.max(1, perSecond) }, observer] as const;
    const waking = wakingChannelOf([channel]);
    if (waking) return new GuardedWakingChannel(waking, ...guard);
    return isWritingChannel(channel)
      ? new GuardedWritingChannel(channel, ...guard)
      : new GuardedChannel(channel, ...guard);
  });
}

const strangers = ({ webhookPrivateAddressesAllowed }: ChannelsConfiguration) => ({
  privateAddressesAllowed: webhookPrivateAddressesAllowed ?? false,
});

async function openFcm(file: string | undefined): Promise<Channel> {
  if (!file) return new NotConfiguredChannel('fcm');
  return new FcmChannel(await openFirebase(await readFirebaseCredentials(file)));
}

async function openWebPush(configuration: ChannelsConfiguration): Promise<Channel> {
  if (!configuration.webPush) return new NotConfiguredChannel('web_push');
  return WebPushChannel.open(configuration.webPush, strangers(configuration));
}

function openSms(
  { sms, publicUrl }: ChannelsConfiguration,
  clock: Clock,
  receipts: ReceiptStore,
  inbound: InboundText | undefined,
): Channel {
  if (!sms) return new NotConfiguredChannel('sms');
  if (sms.carrier === 'http') return new HttpGatewayChannel(sms, publicUrl);
  return new SmppChannel(sms, receipts, clock, publicUrl, inbound).open();
}

function openEmail({ email, publicUrl }: ChannelsConfiguration): Channel {
  return email ? new EmailChannel({ ...email, publicUrl }) : new NotConfiguredChannel('email');
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
