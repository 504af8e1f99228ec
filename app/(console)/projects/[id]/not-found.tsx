import type { Metadata } from 'next'
import { ThingNotFound } from '@/components/reports/thing/thing-not-found'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return <ThingNotFound kind="projects" />
}
