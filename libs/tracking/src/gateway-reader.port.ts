import type { TrackerProtocol } from '#domain';

/** What named itself to a gateway and is nobody's. */
export interface UnknownDeviceView {
  id: string;
  /** `null`: sealed by a key that is gone. */
  uniqueId: string | null;
  protocol: TrackerProtocol;
  firstAt: string;
  lastAt: string;
  attempts: number;
}

/** A frame that was not believed, masked. */
export interface QuarantinedFrameView {
  id: string;
  receivedAt: string;
  protocol: TrackerProtocol;
  fault: string;
  /** `null`: its device was not known yet. */
  deviceId: string | null;
  beginsWith: string;
  bytes: number;
  /** The same for the same frame. */
  digest: string;
}

interface Newest<View> {
  newest(scope: { agencyId: string }, page: { after?: string | undefined; limit: number }): Promise<View[]>;
}

/** Ports: what administrators see of what gateways put aside, newest first. */
export type UnknownDeviceReader = Newest<UnknownDeviceView>;
export const UNKNOWN_DEVICE_READER = Symbol('UnknownDeviceReader');
export type QuarantinedFrameReader = Newest<QuarantinedFrameView>;
export const QUARANTINED_FRAME_READER = Symbol('QuarantinedFrameReader');
