import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Names the engine a template was made with; to be changed with the pinned versions or with what a fresh cluster gets. */
const TEMPLATE_NAME = 'cluster-pglite-0.5.8-postgis-0.2.8-v1';

/** Puts a copy of the template into `clusterDir`, if there is one. Returns whether it did. */
export function copyFromTemplate(templateDir: string, clusterDir: string): boolean {
  const template = join(templateDir, TEMPLATE_NAME);
  if (!existsSync(template)) return false;
  cpSync(template, clusterDir, { recursive: true });
  return true;
}

/**
 * Keeps a copy of a fresh cluster for the next one. To be called while nothing is served: a copy of the files between two
 * requests, after a checkpoint, is as whole as what kill -9 leaves.
 */
export function keepAsTemplate(templateDir: string, clusterDir: string): void {
  const template = join(templateDir, TEMPLATE_NAME);
  if (existsSync(template)) return;
  const making = `${template}.${process.pid}`;
  mkdirSync(templateDir, { recursive: true });
  cpSync(clusterDir, making, { recursive: true });
  rmSync(join(making, 'postmaster.pid'), { force: true });
  try {
    renameSync(making, template);
  } catch (error) {
    // Another process was quicker: its template serves as well.
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(template)) throw error;
  }
}
