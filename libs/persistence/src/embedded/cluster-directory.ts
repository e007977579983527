import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyFromTemplate, keepAsTemplate } from './cluster.template.js';

/** Where a data directory keeps the PostgreSQL cluster, and whether one is there. */
export interface ClusterDirectory {
  readonly path: string;
  /** True if the cluster has yet to be created. */
  readonly fresh: boolean;
  /** To be called when a fresh cluster is whole and before anybody is served. */
  created(): void;
}

/**
 * Prepares the cluster's directory within a locked data directory. A creation that was cut short is begun anew: its
 * half-made cluster would look whole to PostgreSQL. Only a cluster known never to have been finished is removed.
 * @param templateDir where a fresh cluster is kept, to be copied by the next that is made.
 */
export function prepareCluster(dataDir: string, templateDir?: string): ClusterDirectory {
  const path = join(dataDir, 'cluster');
  const unfinished = join(dataDir, 'cluster.unfinished');
  if (existsSync(unfinished)) rmSync(path, { recursive: true, force: true });
  const empty = !existsSync(join(path, 'PG_VERSION'));
  if (empty) writeFileSync(unfinished, '');
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const copied = empty && templateDir !== undefined && copyFromTemplate(templateDir, path);
  // Left by kill -9. It names the engine's constant pid, and we hold the lock that counts.
  rmSync(join(path, 'postmaster.pid'), { force: true });
  const fresh = empty && !copied;
  const created = (): void => {
    rmSync(unfinished, { force: true });
    if (fresh && templateDir !== undefined) keepAsTemplate(templateDir, path);
  };
  return { path, fresh, created };
}
