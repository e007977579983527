import { z } from 'zod';
import { type ChannelEnvironment, channelsConfiguration } from '../channel-environment.js';
import type { OperatorConfiguration } from './tell-operator.js';

/** Variables of the environment that say who runs the house: the worker tells them, and the api when no worker does. */
export const operatorEnvironment = {
  /** Told when the test alarm does not arrive; the secret signs what is told. */
  OPERATOR_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
  OPERATOR_WEBHOOK_SECRET: z.string().min(16).optional(),
  /** Told by e-mail, by the relay of the e-mail channel. */
  OPERATOR_EMAIL: z.email().optional(),
};

export type OperatorEnvironment = z.infer<z.ZodObject<typeof operatorEnvironment>>;

/** A way that cannot work ends the boot: nobody would hear of it later. */
export function refuseHalfOperators(
  environment: OperatorEnvironment & ChannelEnvironment,
  context: z.RefinementCtx,
): void {
  const complain = (key: string, message: string): void => context.addIssue({ code: 'custom', path: [key], message });
  const { OPERATOR_WEBHOOK_URL: url, OPERATOR_WEBHOOK_SECRET: secret, OPERATOR_EMAIL: email, SMTP_URL } = environment;
  if (!url !== !secret) complain('OPERATOR_WEBHOOK_SECRET', 'is needed with OPERATOR_WEBHOOK_URL, and only then');
  if (email && !SMTP_URL) complain('OPERATOR_EMAIL', 'needs SMTP_URL and SMTP_FROM');
}

/** What {@link openOperatorChannels} wants, from a checked environment. */
export function operatorConfiguration(environment: OperatorEnvironment & ChannelEnvironment): OperatorConfiguration {
  const { OPERATOR_WEBHOOK_URL: url, OPERATOR_WEBHOOK_SECRET: secret, OPERATOR_EMAIL: address } = environment;
  const { email: relay } = channelsConfiguration(environment);
  return {
    ...(url && secret && { webhook: { url, secret } }),
    ...(address && relay && { email: { address, relay } }),
  };
}
