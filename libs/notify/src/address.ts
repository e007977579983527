export type { Address, OutsideChannel } from '#domain';
