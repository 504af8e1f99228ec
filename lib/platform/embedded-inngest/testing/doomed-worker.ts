import { client, doomed } from './doomed'
import { startTestExecutor } from './executors'

await startTestExecutor(client, [doomed])
