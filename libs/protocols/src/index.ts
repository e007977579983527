export * from './gpslogger/gpslogger.codec.js';
export * from './http/decoded.js';
export * from './http/refusal.js';
export * from './json/positions-body.js';
export * from './json/read-fix.js';
export * from './osmand/osmand.codec.js';
export * from './owntracks/owntracks.codec.js';
