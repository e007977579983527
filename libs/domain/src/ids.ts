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

/** The nil id: in the place of an agency or an actor where there is none, as in what the house itself does. */
export const nobody = '00000000-0000-0000-0000-000000000000';
