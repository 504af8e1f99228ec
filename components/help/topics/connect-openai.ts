import { list, steps, terms, text, type HelpTopic } from '../help-model'
import { WHY_TOTALS_DIFFER } from '../why-totals-differ'

export const connectOpenAi: HelpTopic = {
  slug: 'connect-openai',
  title: 'How to connect OpenAI',
  summary: 'Create an Admin key at OpenAI, verify it here, compare 14 days with OpenAI’s own page, and save. About five minutes.',
  sections: [
    {
      id: 'before-you-start',
      title: 'Before you start',
      blocks: [
        list(
          'You are an **admin** of your organization in CloudMonitor.',
          'An **owner** of the OpenAI organization creates the key: you, or somebody you ask.',
          'One connector reads one OpenAI organization. If your company has several, add a connector for each.',
        ),
      ],
    },
    {
      id: 'create-the-key',
      title: '1. Create the Admin key',
      blocks: [
        steps(
          'At OpenAI open [Settings → Admin keys](https://platform.openai.com/settings/organization/admin-keys). Not Settings → API keys: those are project keys and cannot read usage.',
          'Create a new key, name it `CloudMonitor`, choose its permissions and copy it. OpenAI shows it only once. It starts with `sk-admin-`.',
        ),
        terms({
          'Read-only': 'Best: usage, costs, and the names of projects, people and keys.',
          'Restricted: Usage read': 'Works, with ids instead of names and e-mails. Cost per developer is weaker: people cannot be told from service accounts, or recognised across connectors.',
          'All permissions': 'More than CloudMonitor needs. It is accepted with a warning, and only ever used to read. Create a Read-only key and use Replace key to narrow it later.',
        }),
      ],
    },
    {
      id: 'verify',
      title: '2. Verify',
      blocks: [
        text('Open [Add connector](/settings/ai-providers/openai/new), paste the key and press **Verify**. A project key is recognised and never sent anywhere. A good key answers within seconds, and the last 14 UTC days appear while they are read: tokens by day, model, project, user and API key, dollars from OpenAI’s costs, batch against standard, and the other services.'),
        text('Nothing is stored as yours until you press Save: a verified key waits 30 minutes and is then destroyed with all that was read.'),
      ],
    },
    {
      id: 'compare',
      title: '3. Compare with OpenAI',
      blocks: [
        text('Open [OpenAI’s usage page](https://platform.openai.com/usage) with the same days and type its total under *Compare with OpenAI*. It matches, or differs for one of the usual reasons:'),
        list(...WHY_TOTALS_DIFFER),
      ],
    },
    {
      id: 'save',
      title: '4. Save',
      blocks: [
        text('Choose how much history to import (14 days, 90 days or 1 year) and press **Save**. What was shown is stored as it is, without asking OpenAI again; reports show it at once, and older days arrive in the background.'),
      ],
    },
    {
      id: 'afterwards',
      title: 'What happens afterwards',
      blocks: [
        terms({
          'Every hour': 'Today is read again, and yesterday until it has been re-read after 06:00 UTC.',
          'Every day at 03:30 UTC': 'The two days before today, and the costs of the last 35 days. The day before yesterday becomes settled.',
          'Every Sunday at 04:15 UTC': 'The usage of the last 35 days, for what OpenAI corrected late.',
        }),
        text('A run that was missed, because CloudMonitor was stopped or OpenAI could not be reached, is made up by the next. Open reports follow by themselves.'),
      ],
    },
  ],
}
