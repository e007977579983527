import type { Channel } from '#domain';
import type { OperatorScope } from './failed-deliveries/failed-deliveries.port.js';

/** How a channel has done for an agency. Times are milliseconds since 1970; everything is of the last day. */
export interface ChannelFigures {
  channel: Channel;
  lastSentAt: number | null;
  lastDeliveredAt: number | null;
  waiting: number;
  waitingSince: number | null;
  sentLastHour: number;
  failedLastHour: number;
  sentLastDay: number;
  failedLastDay: number;
  /** Of the failures, the commonest first. */
  errors: { errorCode: string | null; failed: number }[];
}

/** Port, bound to a scope with each call. */
export interface ChannelFiguresReader {
  /** Channels by which nothing went have no figures. @param now milliseconds since 1970 */
  ofLastDay(scope: OperatorScope, now: number): Promise<ChannelFigures[]>;
}
export const CHANNEL_FIGURES = Symbol('ChannelFiguresReader');
