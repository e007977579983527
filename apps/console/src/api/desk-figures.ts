import { answer, api } from './client.js';

/** How fast incidents were acknowledged today. */
export const fetchDeskFigures = () => answer(api.GET('/v1/desk-figures'));
