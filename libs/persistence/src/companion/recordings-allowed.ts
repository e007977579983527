/** SQL: whether the agency `alias` lets its people record after a press. */
export const recordingsAllowed = (alias: string): string => `${alias}.audio_evidence`;
