export * from './geocoder.port.js';
export * from './geocoding.error.js';
export * from './geocoding-environment.js';
export * from './nominatim.geocoder.js';
export * from './open-geocoder.js';
export * from './photon.geocoder.js';
