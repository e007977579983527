import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

/**
 * Lets plain Node import the project's TypeScript. Jest does not transform what a global setup imports as ES modules, so
 * this does, with the settings of jest.config.mjs.
 */
export async function resolve(specifier, context, next) {
  const own = context.parentURL !== undefined && !context.parentURL.includes('/node_modules/');
  if (!own) return next(specifier, context);
  const source = { ...context, conditions: [...context.conditions, 'source'] };
  if (!/^\.{1,2}\/.*\.js$/.test(specifier)) return next(specifier, source);
  return next(specifier.replace(/\.js$/, '.ts'), source).catch(() => next(specifier, source));
}

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(await readFile(filename, 'utf8'), {
    filename,
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      keepClassNames: true,
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  });
  return { format: 'module', source: code, shortCircuit: true };
}
