import { Anchor, Code } from '@mantine/core'
import { HelpLink } from '@/components/help/help-link'
import { Section } from '@/components/ui/section'
import classes from './key-help.module.css'

const ADMIN_KEYS = 'https://platform.openai.com/settings/organization/admin-keys'

export function KeyHelp() {
  return (
    <Section title="How to create the key">
      <div className={classes.body}>
        <ol>
          <li>An <strong>owner</strong> of the OpenAI organization opens <Anchor href={ADMIN_KEYS} target="_blank" rel="noreferrer">Settings → Admin keys</Anchor> at OpenAI.</li>
          <li>Create a new key and name it <Code>CloudMonitor</Code>.</li>
          <li>Choose its permissions, then copy it: OpenAI shows it only once. It starts with <Code>sk-admin-</Code>.</li>
        </ol>
        <dl>
          <dt>Read-only</dt>
          <dd>Best: usage, costs, and the names of projects, people and keys.</dd>
          <dt>Restricted: Usage read</dt>
          <dd>Works, with ids instead of names and e-mails. Cost per developer is weaker: people cannot be told from service accounts, or recognised across connectors.</dd>
          <dt>All permissions</dt>
          <dd>More than CloudMonitor needs. It is accepted, and only ever used to read.</dd>
        </dl>
        <p>CloudMonitor reads usage and billing records. It never sees a prompt or a response. <HelpLink topic="what-cloudmonitor-sees">What CloudMonitor sees</HelpLink> · <HelpLink topic="connect-openai">How to connect OpenAI</HelpLink></p>
      </div>
    </Section>
  )
}
