import type { HelpTopic } from './help-model'
import { connectOpenAi } from './topics/connect-openai'
import { readTheReports } from './topics/read-the-reports'
import { troubleshooting } from './topics/troubleshooting'
import { whatCloudMonitorSees } from './topics/what-cloudmonitor-sees'

/** The pages of help, in the order they are offered. */
export const HELP_TOPICS: readonly HelpTopic[] = [connectOpenAi, readTheReports, whatCloudMonitorSees, troubleshooting]
