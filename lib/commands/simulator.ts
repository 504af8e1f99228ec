import '@/lib/providers/openai/simulator/main'

// It goes with the process that started it, also after kill -9.
process.on('disconnect', () => process.exit(0))
process.channel?.unref()
