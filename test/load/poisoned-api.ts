import { newId, systemClock } from '#domain';
import { type DetectionEngine, detectionEngine, type Fix } from '#geofence';
import { createApi } from '../../apps/api/src/create-api.js';
import { readConfiguration } from '../../apps/api/src/configuration.js';
import { poisonSources } from './poison-sources.js';

/**
 * The api with an engine that crashes on reports which say that they are poison: what a fault in a step would do. Only this
 * program of the benchmark composes it; no configuration of the api leads here.
 */
const crashOn = (fix: Fix, source: string): void => {
  if (fix.source === source) throw new RangeError('a step crashed on purpose');
};
const engine: DetectionEngine = {
  ...detectionEngine,
  track: (state, rules, fix, key) => {
    crashOn(fix, poisonSources.track);
    return detectionEngine.track(state, rules, fix, key);
  },
  judge: (state, rules, fix, probe, facts, now) => {
    crashOn(fix, poisonSources.judge);
    return detectionEngine.judge(state, rules, fix, probe, facts, now);
  },
};

const configuration = readConfiguration(process.env);
const app = await createApi(configuration, systemClock, newId, { engine });
await app.listen(configuration.PORT, configuration.HOST);
