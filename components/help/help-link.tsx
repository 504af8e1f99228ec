import classes from './help.module.css'
import { helpPath, type HelpSlug } from './help-path'

/** Leads from where a question arises to the section that answers it; beside the page, so that what is typed there stays. */
export const HelpLink = ({ topic, section, children }: { topic: HelpSlug; section?: string; children: string }) => (
  <a href={helpPath(topic, section)} target="_blank" rel="noreferrer" className={classes.link}>{children}<span className="visually-hidden"> (opens in a new tab)</span></a>
)
