export default async function teardown() {
  const { dropTestDatabases } = await import('../support/test-database.ts');
  await dropTestDatabases();
}
