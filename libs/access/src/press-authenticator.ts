import { DeviceAuthenticator } from './device-authenticator.js';

/**
 * Tokens to devices for presses alone, on the connections that only presses use and with a memory of its own: a flood of
 * positions stands neither before a press nor pushes out what is known of who presses (design, section 4).
 */
export class PressAuthenticator extends DeviceAuthenticator {}
