import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { HelpArticle } from '@/components/help/help-article'
import { HELP_TOPICS } from '@/components/help/topics'

type Props = { params: Promise<{ topic: string }> }

const topicOf = async ({ params }: Props) => {
  const { topic: slug } = await params
  return HELP_TOPICS.find((topic) => topic.slug === slug) ?? notFound()
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await topicOf(props)).title }
}

export default async function HelpTopicPage(props: Props) {
  return <HelpArticle topic={await topicOf(props)} />
}
