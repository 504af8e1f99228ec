import { startSimulator } from '@/lib/providers/openai/simulator/start-simulator'

/** The simulator as a process of its own, so that its work is not counted as ours. Options come as JSON; it says where it is. */
const simulator = await startSimulator(JSON.parse(process.argv[2] ?? '{}'))
const { url, controlUrl, controlToken, keys, now } = simulator
process.send?.({ url, controlUrl, controlToken, keys, now })
