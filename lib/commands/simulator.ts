import '@/lib/providers/openai/simulator/main'
