export default async function teardown() {
  const { dropTestDatabase } = await import('../support/test-database.ts');
  await dropTestDatabase();
}
