import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, YAML11_SCHEMA } from 'js-yaml';
import { root } from '../lib/root.mjs';
import { complaintsOfAlertRules } from './alert-rules.mjs';

/** What can be said of Dockerfile and docker-compose.yml without an engine: syntax, and that they fit each other. */
const complaints = [];
const mustBe = (truth, text) => truth || complaints.push(text);
const text = (path) => readFileSync(join(root, path), 'utf8');

const compose = load(text('docker-compose.yml'), { schema: YAML11_SCHEMA });
const services = Object.entries(compose.services);

for (const [name, service] of services) {
  mustBe(service.image, `docker-compose.yml: ${name} has no image`);
  mustBe(service.healthcheck || service.build, `docker-compose.yml: nobody sees whether ${name} is healthy`);
  for (const other of Object.keys(service.depends_on ?? {})) {
    mustBe(compose.services[other], `docker-compose.yml: ${name} waits for ${other}, which there is not`);
  }
  for (const volume of service.volumes ?? []) {
    mustBe(volume.split(':')[0] in compose.volumes, `docker-compose.yml: the volume of ${name} is not declared`);
  }
  for (const { source } of service.configs ?? []) {
    const file = compose.configs?.[source]?.file;
    mustBe(file && existsSync(join(root, file)), `docker-compose.yml: the file of ${name}'s ${source} is missing`);
  }
  for (const [key, value] of Object.entries(service.environment ?? {})) {
    const secret = /SECRET|PASSWORD|TOKEN|KEY/.test(key);
    mustBe(!secret || /^\$\{\w+:(\?[^}]+|-)\}$/.test(value), `docker-compose.yml: ${name} has a default for ${key}`);
  }
  const program = service.command?.find?.((part) => part.startsWith('dist/'));
  const source = program?.replace(/^dist\//, '').replace(/\.js$/, '.ts');
  mustBe(!source || existsSync(join(root, source)), `docker-compose.yml: ${name} runs ${program}, which is not built`);
}
for (const name of ['database', 'redis', 'migrate', 'api', 'panic', 'worker', 'device-gateway']) {
  mustBe(compose.services[name], `docker-compose.yml has no ${name}`);
}

const instructions = text('Dockerfile')
  .replaceAll('\\\n', ' ')
  .split('\n')
  .filter((line) => line.trim() !== '' && !line.startsWith('#'));
const known = /^(FROM|WORKDIR|COPY|RUN|ENV|USER|EXPOSE|HEALTHCHECK|CMD|ENTRYPOINT|ARG|LABEL)\s/;
for (const line of instructions) mustBe(known.test(line), `Dockerfile: not an instruction: ${line}`);
const last = instructions.slice(instructions.findLastIndex((line) => line.startsWith('FROM ')));
mustBe(
  last.some((line) => /^USER (?!root)/.test(line)),
  'Dockerfile: the image runs as root',
);
mustBe(
  last.some((line) => line.startsWith('HEALTHCHECK ')),
  'Dockerfile: the image has no health check',
);

complaints.push(...complaintsOfAlertRules());

for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length === 0 ? 0 : 1;
