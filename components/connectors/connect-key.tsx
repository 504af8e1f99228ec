import classes from './connect-key.module.css'
import { KeyForm } from './key-form'
import { KeyHelp } from './key-help'
import type { ReplaceKeyAction, VerifyAction } from './verify'

export const ConnectKey = (actions: { verify: VerifyAction; replaceKey: ReplaceKeyAction }) => (
  <div className={classes.columns}>
    <KeyForm {...actions} />
    <KeyHelp />
  </div>
)
