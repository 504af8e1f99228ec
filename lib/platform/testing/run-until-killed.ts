import { startEmbeddedPostgres } from '../embedded-postgres/start-embedded-postgres'

/** A program for tests: starts PostgreSQL on the given folder and then dies as under kill -9, leaving the server behind. */
void startEmbeddedPostgres({ dataDir: process.argv[2] ?? '', durable: false }).then(() => process.kill(process.pid, 'SIGKILL'))
