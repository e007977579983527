import { z } from 'zod';
import type { ChannelsConfiguration, SmsSettings } from './channels.js';

/** With the longest of them, an SMS still holds a title with a name and the link in two segments. */
const longestPublicUrl = 45;

const perSecond = z.coerce.number().positive().max(10_000).optional();
const letters = /^[\x21-\x7e]+$/;

/** Variables of the environment that api and worker share: the worker sends, the api plans by what can be sent. */
export const channelEnvironment = {
  /** Where the house is reached from outside; links in messages begin with it. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .max(longestPublicUrl)
    .optional(),
  /** Firebase service account: the path of its JSON file. */
  FIREBASE_CREDENTIALS_FILE: z.string().optional(),
  WEB_PUSH_VAPID_SUBJECT: z
    .string()
    .regex(/^(mailto:|https:)/, 'must begin with mailto: or https:')
    .optional(),
  WEB_PUSH_VAPID_PUBLIC_KEY: z.string().optional(),
  WEB_PUSH_VAPID_PRIVATE_KEY: z.string().optional(),
  SMPP_URL: z.url({ protocol: /^s?smpp$/ }).optional(),
  SMPP_SYSTEM_ID: z.string().max(15).optional(),
  SMPP_PASSWORD: z.string().max(8).optional(),
  SMPP_SYSTEM_TYPE: z.string().max(12).optional(),
  /** At most 11 letters and digits, or a number. */
  SMPP_SENDER: z
    .string()
    .regex(/^([A-Za-z0-9 ._-]{1,11}|\+?\d{1,15})$/, 'must be at most 11 letters and digits, or a number')
    .optional(),
  SMPP_LONG_MESSAGES: z.enum(['udh', 'payload']).default('udh'),
  SMS_HTTP_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMS_HTTP_METHOD: z.enum(['POST', 'PUT']).default('POST'),
  /** `authorization: Bearer …` */
  SMS_HTTP_HEADER: z
    .string()
    .regex(/^[A-Za-z0-9-]+: *\S.*$/, 'must be a header: name, colon, value')
    .optional(),
  SMS_HTTP_BODY: z.string().default('{"to":"{phone}","text":"{text}"}'),
  SMS_HTTP_ID_FIELD: z.string().regex(letters).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  SMTP_FROM: z.email().optional(),
  SMTP_TLS_REQUIRED: z.stringbool().default(true),
  FCM_PER_SECOND: perSecond,
  WEB_PUSH_PER_SECOND: perSecond,
  SMS_PER_SECOND: perSecond,
  EMAIL_PER_SECOND: perSecond,
  WEBHOOK_PER_SECOND: perSecond,
  /** Lets webhooks and Web Push lead into private networks, and by http: an agency's own server behind its own walls. */
  WEBHOOK_PRIVATE_ADDRESSES_ALLOWED: z.stringbool().default(false),
};

export type ChannelEnvironment = z.infer<z.ZodObject<typeof channelEnvironment>>;

/** Variables that mean nothing without each other. */
const wholes = [
  ['WEB_PUSH_VAPID_SUBJECT', 'WEB_PUSH_VAPID_PUBLIC_KEY', 'WEB_PUSH_VAPID_PRIVATE_KEY'],
  ['SMPP_URL', 'SMPP_SYSTEM_ID', 'SMPP_PASSWORD', 'SMPP_SENDER'],
  ['SMTP_URL', 'SMTP_FROM'],
] as const;

/** Half a channel ends the boot: it would fail at the first alarm. */
export function refuseHalfChannels(environment: ChannelEnvironment, context: z.RefinementCtx): void {
  const complain = (key: string, message: string): void => context.addIssue({ code: 'custom', path: [key], message });
  for (const whole of wholes) {
    const missing = whole.filter((key) => environment[key] === undefined);
    if (missing.length < whole.length)
      for (const key of missing)
        complain(key, `is missing beside ${whole.filter((given) => given !== key).join(', ')}`);
  }
  if (environment.SMPP_URL && environment.SMS_HTTP_URL)
    complain('SMS_HTTP_URL', 'SMPP_URL is given: choose one of them');
}

/** What {@link openChannels} wants, from a checked environment. */
export function channelsConfiguration(environment: ChannelEnvironment): ChannelsConfiguration {
  const { WEB_PUSH_VAPID_SUBJECT, WEB_PUSH_VAPID_PUBLIC_KEY, WEB_PUSH_VAPID_PRIVATE_KEY } = environment;
  const { SMTP_URL, SMTP_FROM, SMTP_TLS_REQUIRED } = environment;
  const rates = {
    fcm: environment.FCM_PER_SECOND,
    web_push: environment.WEB_PUSH_PER_SECOND,
    sms: environment.SMS_PER_SECOND,
    email: environment.EMAIL_PER_SECOND,
    webhook: environment.WEBHOOK_PER_SECOND,
  };
  return {
    firebaseCredentialsFile: environment.FIREBASE_CREDENTIALS_FILE,
    ...(WEB_PUSH_VAPID_SUBJECT && {
      webPush: {
        subject: WEB_PUSH_VAPID_SUBJECT,
        publicKey: WEB_PUSH_VAPID_PUBLIC_KEY!,
        privateKey: WEB_PUSH_VAPID_PRIVATE_KEY!,
      },
    }),
    sms: smsSettings(environment),
    ...(SMTP_URL && { email: { url: SMTP_URL, from: SMTP_FROM!, tlsRequired: SMTP_TLS_REQUIRED } }),
    webhookPrivateAddressesAllowed: environment.WEBHOOK_PRIVATE_ADDRESSES_ALLOWED,
    publicUrl: environment.PUBLIC_URL,
    perSecond: Object.fromEntries(Object.entries(rates).filter(([, rate]) => rate !== undefined)),
  };
}

function smsSettings(environment: ChannelEnvironment): SmsSettings | undefined {
  if (environment.SMPP_URL)
    return {
      carrier: 'smpp',
      url: environment.SMPP_URL,
      systemId: environment.SMPP_SYSTEM_ID!,
      password: environment.SMPP_PASSWORD!,
      systemType: environment.SMPP_SYSTEM_TYPE,
      sender: environment.SMPP_SENDER!,
      longMessages: environment.SMPP_LONG_MESSAGES,
    };
  if (!environment.SMS_HTTP_URL) return undefined;
  return {
    carrier: 'http',
    url: environment.SMS_HTTP_URL,
    method: environment.SMS_HTTP_METHOD,
    header: headerOf(environment.SMS_HTTP_HEADER),
    body: environment.SMS_HTTP_BODY,
    idField: environment.SMS_HTTP_ID_FIELD,
  };
}

function headerOf(line: string | undefined): { name: string; value: string } | undefined {
  if (!line) return undefined;
  const colon = line.indexOf(':');
  return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() };
}
