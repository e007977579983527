/** A standalone test brings its own servers: those of the run are taken from its sight, so that it cannot differ by them. */
for (const name of ['DATABASE_URL', 'REDIS_URL', 'QALQAN_TEST_DATABASE_URLS']) delete process.env[name];
