export * from './answer-consent.js';
export * from './ask-contacts.js';
export * from './consents.port.js';
export * from './contact.error.js';
export * from './contact-page.js';
export * from './live-links.port.js';
export * from './watch-incident.js';
