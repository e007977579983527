import { createApi } from './create-api.js';
import { readConfiguration } from './configuration.js';
import { help, readOptions } from './options.js';

const options = readOptions(process.argv.slice(2));
if (options.help) {
  process.stdout.write(help);
} else {
  const { surface } = options;
  const configuration = readConfiguration({ ...process.env, ...(surface !== undefined && { SURFACE: surface }) });
  const app = await createApi(configuration);
  await app.listen(configuration.PORT, configuration.HOST);
}
