import { defineConfig } from 'drizzle-kit';

/** `npm run migration -- --name what-it-does` writes the SQL; a person reads it, adds STRICT, and never edits it once merged. */
export default defineConfig({
  dialect: 'sqlite',
  schema: './db/schema/*.ts',
  out: './db/migrations',
});
