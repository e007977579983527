import { createApi } from './create-api.js';
import { readConfiguration } from './configuration.js';

const configuration = readConfiguration(process.env);
const app = await createApi(configuration);
await app.listen(configuration.PORT, configuration.HOST);
