/** Name of the one database and of its superuser. */
export const DATABASE_NAME = 'qalqan';

/** Loopback only: there is no password. */
export const HOST = '127.0.0.1';

export function connectionUrl(port: number): string {
  return `postgres://${DATABASE_NAME}@${HOST}:${port}/${DATABASE_NAME}`;
}
