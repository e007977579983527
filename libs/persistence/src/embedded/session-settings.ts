import { DATABASE_NAME } from './connection-url.js';
import type { StatementEffect } from './statement-effects.js';

/** Settings of one connection: name to the statement that makes it so. */
export type SettingsProfile = ReadonlyMap<string, string>;

export const NO_SETTINGS: SettingsProfile = new Map();

/** These two decide who the session is. RESET ALL leaves them alone (documentation, "RESET"). */
const IDENTITY: ReadonlySet<string> = new Set(['role', 'session authorization']);

/**
 * `profile` after `effects`; the same object if they change nothing.
 * @param base what RESET goes back to: for a connection, what its startup packet asked for.
 */
export function withEffects(
  profile: SettingsProfile,
  effects: readonly StatementEffect[],
  base: SettingsProfile = NO_SETTINGS,
): SettingsProfile {
  let next: Map<string, string> | undefined;
  for (const effect of effects) {
    if (effect.kind === 'set') {
      next ??= new Map(profile);
      next.set(effect.name, effect.sql);
    } else if (effect.kind === 'reset') {
      next ??= new Map(profile);
      const all = [...next.keys(), ...base.keys()].filter((name) => !IDENTITY.has(name));
      for (const name of effect.name === undefined ? all : [effect.name]) {
        const initial = base.get(name);
        if (initial === undefined) next.delete(name);
        else next.set(name, initial);
      }
    }
  }
  return next ?? profile;
}

/**
 * What is in force in the engine after a connection ran `effects`. The engine's RESET goes back to the engine's defaults,
 * and of the session authorization, which its single-user mode never had, it does nothing.
 */
export function inForceAfter(profile: SettingsProfile, effects: readonly StatementEffect[]): SettingsProfile {
  return withEffects(
    profile,
    effects.filter((effect) => !(effect.kind === 'reset' && effect.name === 'session authorization')),
  );
}

function resetting(name: string): string {
  if (name === 'session authorization') return `SET SESSION AUTHORIZATION ${DATABASE_NAME}`;
  if (name === 'role') return 'RESET ROLE';
  return `RESET ${name
    .split('.')
    .map((part) => `"${part}"`)
    .join('.')}`;
}

/**
 * SQL that turns the engine's one session from the settings of one connection into those of another; empty if they are
 * the same. Being one simple query it either applies whole or not at all.
 */
export function switchSettings(from: SettingsProfile, to: SettingsProfile): string {
  if (from === to) return '';
  const changes: string[] = [];
  for (const name of from.keys()) if (!IDENTITY.has(name) && !to.has(name)) changes.push(resetting(name));
  for (const [name, sql] of to) if (!IDENTITY.has(name) && from.get(name) !== sql) changes.push(sql);
  const sameIdentity = [...IDENTITY].every((name) => from.get(name) === to.get(name));
  if (sameIdentity && changes.length === 0) return '';
  // Out of the old identity first and into the new one last: a role might not be allowed to set the rest.
  const leave = [...IDENTITY].filter((name) => from.has(name)).map(resetting);
  const enter = ['session authorization', 'role'].flatMap((name) => to.get(name) ?? []);
  return [...leave, ...changes, ...enter].join(';');
}

/** Splits the `options` of a startup packet (`-c name=value --name=value`) into pairs. A backslash escapes a space. */
export function parseStartupOptions(options: string): Array<[name: string, value: string]> {
  const words = (options.match(/(?:\\.|\S)+/gs) ?? []).map((word) => word.replace(/\\(.)/gs, '$1'));
  const pairs: Array<[string, string]> = [];
  for (let index = 0; index < words.length; index += 1) {
    let word = words[index] as string;
    if (word === '-c') word = words[(index += 1)] ?? '';
    else if (word.startsWith('-c')) word = word.slice(2);
    else if (word.startsWith('--')) word = word.slice(2);
    else continue;
    const equals = word.indexOf('=');
    if (equals > 0) pairs.push([word.slice(0, equals).replaceAll('-', '_'), word.slice(equals + 1)]);
  }
  return pairs;
}
