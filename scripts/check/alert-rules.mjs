import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { filesBelow } from '../lib/files.mjs';
import { root } from '../lib/root.mjs';

const path = 'deploy/prometheus-alerts.yml';
const severities = new Set(['page', 'today']);

/** What a histogram `name` is read as, besides itself. */
const suffixes = /_(bucket|count|sum)$/;

/** What is wrong with the alert rules, as far as it can be said without Prometheus: their shape, and that each metric exists. */
export function complaintsOfAlertRules() {
  const rules = load(readFileSync(join(root, path), 'utf8')).groups.flatMap((group) => group.rules);
  const known = metricNames();
  const names = rules.map(({ alert }) => alert);
  return [
    ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${path}: ${name} is there twice`),
    ...rules.flatMap((rule) => complaintsOf(rule, known).map((text) => `${path}: ${rule.alert}: ${text}`)),
  ];
}

function complaintsOf({ alert, expr, labels, annotations }, known) {
  const named = String(expr).match(/\bqalqan_\w+/g) ?? [];
  const unknown = named.filter((name) => !known.has(name) && !known.has(name.replace(suffixes, '')));
  return [
    ...(typeof alert === 'string' ? [] : ['has no name']),
    ...(named.length > 0 ? [] : ['asks for no metric of ours']),
    ...unknown.map((name) => `nothing counts ${name}`),
    ...(isBalanced(String(expr)) ? [] : ['its brackets do not match']),
    ...(severities.has(labels?.severity) ? [] : [`its severity is none of ${[...severities].join(', ')}`]),
    ...(annotations?.summary ? [] : ['does not say what has happened']),
  ];
}

function isBalanced(expression) {
  const open = [];
  const pairs = { ')': '(', ']': '[', '}': '{' };
  for (const character of expression.replaceAll(/"[^"]*"/g, '')) {
    if ('([{'.includes(character)) open.push(character);
    else if (character in pairs && open.pop() !== pairs[character]) return false;
  }
  return open.length === 0;
}

function metricNames() {
  const sources = ['apps/api/src', 'apps/worker/src'].flatMap((folder) => filesBelow(folder));
  const texts = sources.map((file) => readFileSync(join(root, file), 'utf8'));
  return new Set(texts.flatMap((text) => text.match(/(?<=')qalqan_\w+(?=')/g) ?? []));
}
