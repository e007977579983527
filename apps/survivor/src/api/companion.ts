import type { Companion } from '#contracts';

/** `GET /v1/companion`: all that is shown at the start. No name of anybody. */
export type CompanionState = Companion;
export type { CheckIn, PanicStatusView as PanicStatus, Warning } from '#contracts';
export type { WarningAnswer } from '#domain';
