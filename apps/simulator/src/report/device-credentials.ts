import type { PhoneCredentials } from '#contracts';

/** What a device shows with its requests. */
export type DeviceCredentials = Pick<PhoneCredentials, 'headers' | 'hear'>;

/** A tracker's: its token is all that it has. */
export const tokenCredentials = (token: string): DeviceCredentials => ({
  headers: () => Promise.resolve({ authorization: `Bearer ${token}` }),
  hear: () => false,
});
