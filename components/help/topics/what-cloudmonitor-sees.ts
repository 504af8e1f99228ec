import { list, text, type HelpTopic } from '../help-model'

export const whatCloudMonitorSees: HelpTopic = {
  slug: 'what-cloudmonitor-sees',
  title: 'What CloudMonitor sees',
  summary: 'Usage and billing records only. Never a prompt, a response, a file or a call to a model.',
  sections: [
    {
      id: 'reads',
      title: 'What it reads',
      blocks: [
        list(
          'Usage: per day, how many tokens, requests, images, characters, seconds, bytes, sessions or calls, by project, person, API key and model (`/v1/organization/usage/…`). Completions of the last days also per hour.',
          'Costs: per day, how many dollars, by project, line item and API key (`/v1/organization/costs`).',
          'Names: projects, the people of your OpenAI organization with e-mail, and API keys by name. A key of the kind *Restricted: Usage read* gives ids only.',
        ),
        text('CloudMonitor only reads: it calls no model and changes nothing at OpenAI. It asks one address, OpenAI’s own, or the one your operator set in its place.'),
      ],
    },
    {
      id: 'never',
      title: 'What it never sees',
      blocks: [text('Prompts, responses, files, images and audio are in none of these records. There is no way for an Admin key’s usage records to show them.')],
    },
    {
      id: 'keeps',
      title: 'What it keeps, and where',
      blocks: [
        list(
          'All of it is kept in the PostgreSQL of your own installation. Nothing is sent to the makers of CloudMonitor or to anybody else.',
          'The Admin key is encrypted (AES-256-GCM) and bound to its organization and connector. The browser never gets it back: only its last four characters are shown.',
          'Removing a connector destroys its key at once, and its history too if you choose so. A draft that is not saved within 30 minutes is destroyed with its key.',
          'Every use of a key by a job, and every change by a person, is in the audit log.',
        ),
      ],
    },
    {
      id: 'who',
      title: 'Who sees it',
      blocks: [text('Members of your organization in CloudMonitor. **Admins** see everything. **Finance** members read reports, exports and the health of connectors; they see no Admin keys, no members and no audit log. Another organization on the same installation sees nothing of yours.')],
    },
  ],
}
