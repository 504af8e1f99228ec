/** Next calls this once when the server starts. The minute work lives apart, so that the edge bundle stays empty. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') (await import('./lib/features/schedule/every-minute')).startEveryMinute()
}
