export const HELP_SLUGS = ['connect-openai', 'read-the-reports', 'what-cloudmonitor-sees', 'troubleshooting'] as const
export type HelpSlug = (typeof HELP_SLUGS)[number]

export const helpPath = (topic: HelpSlug, section?: string): string => `/help/${topic}${section ? `#${section}` : ''}`
