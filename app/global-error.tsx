'use client'

/** Where not even the frame of a page could be drawn: words and a button, with nothing that could fail again. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <head><title>Something went wrong · CloudMonitor</title></head>
      <body style={{ fontFamily: 'sans-serif', maxWidth: '40rem', margin: '15vh auto', padding: '0 1.5rem', lineHeight: 1.5, colorScheme: 'light dark' }}>
        <h1>CloudMonitor could not be shown</h1>
        <p>Something went wrong on our side. Nothing you saved is lost.</p>
        <button type="button" onClick={() => retry()}>Try again</button>
      </body>
    </html>
  )
}
