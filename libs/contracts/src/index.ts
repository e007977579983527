export * from './geojson.js';
export * from './incidents.js';
export * from './positions.js';
export * from './sessions.js';
export * from './socket-events.js';
