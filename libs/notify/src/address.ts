import type { OutsideChannel } from '#domain';

export type { Address, OutsideChannel } from '#domain';
