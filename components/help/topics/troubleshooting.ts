import { list, terms, text, type HelpTopic } from '../help-model'
import { WHY_TOTALS_DIFFER } from '../why-totals-differ'

export const troubleshooting: HelpTopic = {
  slug: 'troubleshooting',
  title: 'Troubleshooting',
  summary: 'Unauthorized on Verify, costs missing today, a project missing from the breakdown, and what a connector’s status means.',
  sections: [
    {
      id: 'unauthorized',
      title: '“Unauthorized” on Verify',
      blocks: [
        terms({
          'Unauthorized: this is a project API key, not an Admin key.': 'The key starts with `sk-proj-`, `sk-svcacct-` or another `sk-` that is not `sk-admin-`. It was not sent to OpenAI. Re-create it from Settings → Admin keys, not from Settings → API keys.',
          'Unauthorized: OpenAI does not accept this key.': 'The key was revoked, deleted or copied in part. Re-create it from Settings → Admin keys, not from Settings → API keys.',
          'This is not an OpenAI Admin key.': 'Copy the whole key again: it starts with sk-admin- and has no spaces inside.',
          'The key lacks a permission that CloudMonitor needs.': 'Create a Read-only key, or a restricted one with Usage: read. Where OpenAI names the missing scope, so does the message.',
        }),
      ],
    },
    {
      id: 'other-answers',
      title: 'Other answers on Verify',
      blocks: [
        terms({
          'OpenAI asks to wait: too many requests.': 'CloudMonitor tries again by itself, when OpenAI allows it. The page counts down.',
          'OpenAI could not be reached.': 'Try again; nothing is lost. If it stays, ask whoever runs CloudMonitor whether the server may reach OpenAI.',
          'The connector “…” reads this OpenAI organization already.': 'One connector reads all of an organization. To use this key from now on, replace the key of that connector.',
        }),
      ],
    },
    {
      id: 'history',
      title: 'The history import ends early',
      blocks: [
        terms({
          'OpenAI no longer keeps days this old.': 'OpenAI keeps about one year. The import takes what there is, and the connector’s page says from which day on. Nothing is to be done.',
        }),
      ],
    },
    {
      id: 'costs-missing',
      title: 'Costs are missing for today',
      blocks: [text('OpenAI settles costs about an hour after usage, sometimes later. Missing dollars are shown as *not settled yet*, never as zero. Wait for the next refresh; the day is final two days later.')],
    },
    {
      id: 'project-missing',
      title: 'A project is missing from the breakdown',
      blocks: [
        text('An Admin key reads its own OpenAI organization only. Add a connector for each organization. A project without any usage or cost in the period is not listed.'),
      ],
    },
    {
      id: 'ids',
      title: 'Ids instead of names',
      blocks: [text('The key may read usage only. Create a Read-only key and use **Replace key** on the connector’s page: names fill in with the next poll. A key or person that was deleted at OpenAI before CloudMonitor first saw it stays an id.')],
    },
    {
      id: 'status',
      title: 'What a connector’s status means',
      blocks: [
        terms({
          'Importing history': 'Older days are still being read. Figures of days already read are right.',
          Healthy: 'The last poll was complete, less than 3 hours ago.',
          Delayed: 'No complete poll for more than 3 hours, or the last one failed. It goes on trying by itself; the connector’s page says why.',
          'Key rejected': 'OpenAI refused the key. Polling has stopped. Create a new key and use Replace key: it has to be of the same OpenAI organization.',
          'Key unreadable': 'The stored key cannot be decrypted, because the encryption key of this installation was lost or changed. Put the old encryption key back, or use Replace key.',
          'Scope missing': 'The key may not read something CloudMonitor needs. Replace it by a Read-only one.',
          'Rate limited': 'OpenAI asked to wait. CloudMonitor waits as long as OpenAI said, a minute where it did not say, and goes on by itself.',
          Paused: 'An admin paused it. Nothing is read until it is resumed; what was missed is then made up.',
        }),
      ],
    },
    {
      id: 'differs',
      title: 'The total differs from OpenAI’s page',
      blocks: [
        list(
          ...WHY_TOTALS_DIFFER,
          'Money in another currency than USD is shown apart and is not converted.',
          'Rows that could not be read are set aside and counted on the connector’s page, with their reason.',
        ),
      ],
    },
  ],
}
