/** The backends to test: PostgreSQL always, Redis where the run has one. Prints which, so that none is left out silently. */
export function queueBackends(): { name: string; redisUrl?: string }[] {
  const redisUrl = process.env['REDIS_URL'];
  return [{ name: 'postgresql' }, ...(redisUrl ? [{ name: 'redis', redisUrl }] : [])];
}
