export * from './live-push.port.js';
export * from './alarm-draft.js';
export * from './incident-store.port.js';
export * from './record-alarms.js';
