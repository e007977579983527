import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { root } from '../lib/root.mjs';

const path = 'deploy/prometheus-alerts.yml';
const severities = new Set(['page', 'today']);

/**
 * What is wrong with the shape of the alert rules, as far as it can be said without Prometheus. That each metric is exported is
 * tested on running processes: test/medium/operations/alert-rules.spec.ts.
 */
export function complaintsOfAlertRules() {
  const rules = load(readFileSync(join(root, path), 'utf8')).groups.flatMap((group) => group.rules);
  const names = rules.map(({ alert }) => alert);
  return [
    ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${path}: ${name} is there twice`),
    ...rules.flatMap((rule) => complaintsOf(rule).map((text) => `${path}: ${rule.alert}: ${text}`)),
  ];
}

function complaintsOf({ alert, expr, labels, annotations }) {
  return [
    ...(typeof alert === 'string' ? [] : ['has no name']),
    ...(/\bqalqan_\w+/.test(String(expr)) ? [] : ['asks for no metric of ours']),
    ...(isBalanced(String(expr)) ? [] : ['its brackets do not match']),
    ...(severities.has(labels?.severity) ? [] : [`its severity is none of ${[...severities].join(', ')}`]),
    ...(annotations?.summary ? [] : ['does not say what has happened']),
    ...(annotations?.description ? [] : ['does not say what to do']),
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
