import classes from './connect-key.module.css'
import { KeyForm } from './key-form'
import { KeyHelp } from './key-help'
import type { VerifyAction } from './verify'

export const ConnectKey = ({ verify }: { verify: VerifyAction }) => (
  <div className={classes.columns}>
    <KeyForm verify={verify} />
    <KeyHelp />
  </div>
)
