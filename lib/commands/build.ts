import { command } from './app/command'
import { prepareBuild, prepareClient } from './app/prepare'

/** `npm run build`: what `npm start` would build, ahead of it, as for a container image. Needs no database and no setting. */
await command(async (supervisor) => {
  await prepareClient(supervisor)
  await prepareBuild(supervisor)
  await supervisor.stop(0)
})
