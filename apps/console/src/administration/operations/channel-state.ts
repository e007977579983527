import type { ChannelsHealth } from '#contracts';

type Health = ChannelsHealth['channels'][number];

export type ChannelState = 'good' | 'idle' | 'failing' | 'waiting' | 'notConfigured';

/** A message leaves within seconds; one that has waited so long is not on its way. */
const longWaitMilliseconds = 120_000;

/**
 * What an operator needs to know at a glance: the worst that is so.
 *
 * @param now milliseconds since 1970, by the server's clock
 */
export function channelState(
  { status, failedLastHour, waitingSince, lastSentAt }: Omit<Health, 'errors' | 'channel'>,
  now: number,
): ChannelState {
  if (failedLastHour > 0) return 'failing';
  if (waitingSince !== null && now - Date.parse(waitingSince) > longWaitMilliseconds) return 'waiting';
  if (status === 'not_configured') return 'notConfigured';
  return lastSentAt === null ? 'idle' : 'good';
}
