import type { ProtocolName } from '#protocols';
import { Gt06Voice } from './gt06-voice.js';
import { H02Voice } from './h02-voice.js';
import { TeltonikaVoice } from './teltonika-voice.js';
import type { TrackerVoice } from './tracker-voice.js';
import { WatchVoice } from './watch-voice.js';

const voices: Readonly<Record<ProtocolName, (imei: string) => TrackerVoice>> = {
  teltonika: (imei) => new TeltonikaVoice(imei),
  gt06: (imei) => new Gt06Voice(imei),
  h02: (imei) => new H02Voice(imei),
  watch: (imei) => new WatchVoice(imei),
};

/** @param imei fifteen digits */
export const voiceOf = (protocol: ProtocolName, imei: string): TrackerVoice => voices[protocol](imei);
