import { command } from './app/command'
import { runApp } from './app/run-app'

await command((supervisor) => runApp(supervisor, 'dev'), 0)
