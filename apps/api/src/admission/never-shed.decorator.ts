import { SetMetadata } from '@nestjs/common';

export const NEVER_SHED = 'qalqan:never-shed';

/** A reading that staff keep under overload. `reason` says what for. */
export const NeverShed = (reason: string) => SetMetadata(NEVER_SHED, reason);
