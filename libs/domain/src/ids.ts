import { v7 } from 'uuid';

/**
 * UUID version 7 (RFC 9562): made by the application, so that no database sequence is shared between cells, and
 * ordered by time, so that index pages fill from one end.
 */
export type IdFactory = () => string;

export const newId: IdFactory = () => v7();

/** Injection token of the {@link IdFactory}. */
export const IDS = Symbol('IdFactory');

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isUuid = (text: string): boolean => uuidPattern.test(text);
