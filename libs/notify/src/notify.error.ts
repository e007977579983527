export type NotifyErrorCode =
  'firebase_credentials_unusable' | 'vapid_keys_unusable' | 'sms_body_unusable' | 'two_channels_of_one_name';

/** A configuration that cannot send: ends the boot. The message names the setting, never what it holds. */
export class NotifyError extends Error {
  constructor(
    readonly code: NotifyErrorCode,
    detail: string,
  ) {
    super(detail);
    this.name = 'NotifyError';
  }
}
