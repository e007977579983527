import { describe, expect, it } from '@jest/globals';
import { readOptions } from './options.js';

describe('options of the simulator', () => {
  const gatewayOf = (...argv: string[]) => {
    const options = readOptions(['--demo', 'demo.json', ...argv]);
    return options === 'help' ? options : options.gateway;
  };

  it('say where the gateway listens, for the protocols that it has', () => {
    expect(gatewayOf('--trackers', 'teltonika=5027,watch=5093', '--tracker-host', 'gateway')).toEqual({
      host: 'gateway',
      ports: { teltonika: 5_027, watch: 5_093 },
    });
    expect(gatewayOf()).toEqual({ host: '127.0.0.1', ports: {} });
    expect(gatewayOf('--trackers', '')).toEqual({ host: '127.0.0.1', ports: {} });
  });

  it.each(['mqtt=1883', 'gt06', 'h02=x', 'h02=70000'])('refuse %s', (list) => {
    expect(() => gatewayOf('--trackers', list)).toThrow(/--trackers/);
  });
});
