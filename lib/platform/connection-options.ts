/**
 * What every session of ours begins with: UTC, whatever the server's own zone is (Prisma writes times without an offset), and
 * the role that row-level security binds where DATABASE_ROLE names one.
 */
export const connectionOptions = (role?: string): { options: string } => ({ options: `-c timezone=UTC${role ? ` -c role=${role}` : ''}` })
