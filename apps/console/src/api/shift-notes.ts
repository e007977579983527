import { answer, api } from './client.js';

/** Those that nobody of a next shift has read yet, newest first. */
export const fetchUnreadNotes = () =>
  answer(api.GET('/v1/shift-notes', { params: { query: { confirmed: 'false', limit: 50 } } }));

/** Newest first. @param cursor the `nextCursor` of the page before */
export const fetchNotes = (cursor?: string) =>
  answer(api.GET('/v1/shift-notes', { params: { query: { limit: 30, ...(cursor !== undefined && { cursor }) } } }));

/** @param key of this text: sending it again writes no second note */
export const writeNote = (text: string, key: string) =>
  answer(api.POST('/v1/shift-notes', { body: { text }, params: { header: { 'Idempotency-Key': key } } }));

export const confirmNote = (id: string) =>
  answer(api.POST('/v1/shift-notes/{id}/confirm', { params: { path: { id } } }));
