import classes from './preview.module.css'

export const NotRead = () => <p className={classes.quiet}>Could not be read. Retry the failed pulls above.</p>
