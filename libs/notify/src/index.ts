export * from './contact-channel.js';
export * from './plan-contact-deliveries.js';
