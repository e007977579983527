import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { mqttEnvironment, mqttSettings, refuseHalfMqtt } from './mqtt-settings.js';
import { readOwnTracksMessage } from './owntracks-message.js';
import { commandTopicOf, uniqueIdOfTopic } from './owntracks-topic.js';
import { pauseBefore } from './pause-before.js';

const schema = z.object(mqttEnvironment).superRefine(refuseHalfMqtt);

describe('the settings of a broker', () => {
  it('are none without an address', () => {
    expect(mqttSettings(schema.parse({ MQTT_URL: '' }), 's')).toBeUndefined();
    expect(mqttSettings(schema.parse({}), 's')).toBeUndefined();
    expect(schema.safeParse({ MQTT_PASSWORD: 'p' }).success).toBe(false);
    expect(schema.safeParse({ MQTT_URL: 'mqtt://broker', MQTT_CERT_FILE: '/c' }).success).toBe(false);
    expect(schema.safeParse({ MQTT_URL: 'http://broker' }).success).toBe(false);
  });

  it('keep the credentials out of the address', () => {
    const read = mqttSettings(
      schema.parse({ MQTT_URL: 'mqtts://house:a%40b@broker:8883', MQTT_CONNECTIONS: '2' }),
      's',
    )!;
    expect(read).toMatchObject({ url: 'mqtts://broker:8883', username: 'house', password: 'a@b' });
    expect(read.clientIds).toHaveLength(2);
  });

  it('name share and clients so that nobody guesses them, and gateways of one house share', () => {
    const of = (name: string, secret: string) =>
      mqttSettings(schema.parse({ MQTT_URL: 'mqtt://broker', MQTT_GATEWAY: name }), secret)!;
    expect(of('1', 'one').share).toBe(of('2', 'one').share);
    expect(of('1', 'one').share).not.toBe(of('1', 'other').share);
    const ids = [...of('1', 'one').clientIds, ...of('2', 'one').clientIds, ...of('1', 'other').clientIds];
    expect(new Set(ids).size).toBe(ids.length);
    expect(of('1', 'one').share).toMatch(/^qalqan-[\w-]{22}$/);
  });
});

describe('a topic of OwnTracks', () => {
  it('names its device, unless it is another topic', () => {
    expect(uniqueIdOfTopic('owntracks/aigerim/phone')).toBe('aigerim/phone');
    for (const other of ['owntracks/aigerim', 'owntracks//phone', 'owntracks/a/b/cmd', 'x/a/b', 'owntracks/a/'])
      expect(uniqueIdOfTopic(other)).toBeUndefined();
    expect(uniqueIdOfTopic(`owntracks/a/${'b'.repeat(100)}`)).toBeUndefined();
    expect(commandTopicOf('aigerim/phone')).toBe('owntracks/aigerim/phone/cmd');
  });
});

describe('a message of OwnTracks', () => {
  const read = (text: string) => readOwnTracksMessage(Buffer.from(text), false);

  it('is reports, a lost connection, or malformed', () => {
    expect(read('{"_type":"location","lat":1,"lon":2,"tst":3}')).toMatchObject({ kind: 'reports', reports: [{}] });
    expect(read('{"_type":"lwt","tst":3}')).toEqual({ kind: 'connection_lost' });
    expect(read('')).toMatchObject({ kind: 'reports', reports: [] });
    for (const text of ['{', '7', '"x"', '{}']) expect(read(text)).toEqual({ kind: 'malformed' });
  });
});

describe('the pause before the next attempt', () => {
  it('doubles up to its bound', () => {
    const pauses = { firstPauseMilliseconds: 1_000, longestPauseMilliseconds: 30_000 };
    expect([1, 2, 3, 6, 1_000].map((failures) => pauseBefore(failures, pauses))).toEqual([
      1_000, 2_000, 4_000, 30_000, 30_000,
    ]);
  });
});
