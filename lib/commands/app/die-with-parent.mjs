// Preloaded into every program we start: when we are killed, it must not stay behind and hold the port.
const GRACE_MS = 5000

// Node hands --import on to the program's own workers, whose channel is none of our business.
if (process.channel && String(process.ppid) === process.env.CLOUDMONITOR_LAUNCHER) {
  process.on('disconnect', () => {
    setTimeout(() => process.exit(1), GRACE_MS).unref()
    process.kill(process.pid, 'SIGTERM')
  })
  process.channel.unref()
}
