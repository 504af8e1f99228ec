const dayFormat = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' })
const weekdayFormat = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short', day: '2-digit', month: 'short' })
const shortDayFormat = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' })
const timeFormat = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', hour: '2-digit', minute: '2-digit' })

/** `23 Nov 2026`, of a day or an instant, in UTC. */
export const formatDay = (iso: string): string => dayFormat.format(new Date(iso))
/** `Mon, 23 Nov`, in UTC. */
export const formatWeekday = (iso: string): string => weekdayFormat.format(new Date(iso))
/** `23 Nov`, in UTC: for axes. */
export const formatShortDay = (iso: string): string => shortDayFormat.format(new Date(iso))
/** `05:15 UTC`. */
export const formatTime = (iso: string): string => `${timeFormat.format(new Date(iso))} UTC`
/** `23 Nov 2026, 05:15 UTC`. */
export const formatInstant = (iso: string): string => `${formatDay(iso)}, ${formatTime(iso)}`
