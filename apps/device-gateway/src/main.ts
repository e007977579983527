import { readConfiguration } from './configuration.js';
import { createGateway } from './create-gateway.js';

await createGateway(readConfiguration(process.env));
