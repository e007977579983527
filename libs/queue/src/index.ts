export * from './delivery-queue.js';
