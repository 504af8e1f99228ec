'use client'

import { useMantineColorScheme } from '@mantine/core'
import { Spotlight, spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { findHelp } from '@/components/help/find-help'
import type { Role } from '@/lib/domain/roles'
import { THING_WORDS, THINGS, thingHref } from '@/lib/domain/things'
import { choicesQuery } from '@/lib/queries/choices'
import { entriesFor } from './entries'
import classes from './palette.module.css'

type Target = { href: string; label: string; description?: string; keywords?: string }
const SHOWN = 40

/** Where one can go: pages, projects, people and keys by name, help by its words; and the theme. `asked`: opens whenever it rises. */
export function Palette({ role, asked }: { role: Role; asked: number }) {
  const router = useRouter()
  const { setColorScheme } = useMantineColorScheme()
  const { data: choices } = useQuery(choicesQuery([]))
  useEffect(() => spotlight.open(), [asked])

  const goTo = ({ href, ...shown }: Target): SpotlightActionData => ({ id: href, ...shown, onClick: () => router.push(href) })
  const group = (name: string, targets: Target[]): SpotlightActionGroupData => ({ group: name, actions: targets.map(goTo) })
  const pages = entriesFor(role).flatMap(({ children, ...entry }) => [entry, ...children.map((child) => ({ ...child, label: `${entry.label}: ${child.label}` }))])
  const things = THINGS.map((kind) => {
    const { by, title, one } = THING_WORDS[kind]
    return group(title, (choices?.[by] ?? []).map(({ value, label }) => ({ href: thingHref(kind, value), label, description: one, keywords: value })))
  })
  const themes = ([['light', 'Light theme'], ['dark', 'Dark theme'], ['auto', 'Follow the system’s theme']] as const)
    .map(([value, label]): SpotlightActionData => ({ id: value, label, onClick: () => setColorScheme(value) }))

  return (
    <Spotlight
      title="Go to a page, a project, a person, an API key or help" shortcut={null} limit={SHOWN} scrollable maxHeight="60dvh" nothingFound="Nothing has this name. Try another word."
      classNames={{ header: 'visually-hidden', action: classes.action, actionLabel: classes.actionLabel }} transitionProps={{ duration: 0 }}
      searchProps={{ leftSection: <IconSearch size={18} stroke={1.75} aria-hidden />, placeholder: 'Page, project, person, API key or help', 'aria-label': 'Go to' }}
      actions={[
        group('Pages', pages.map(({ href, label }) => ({ href, label }))),
        ...things,
        group('Help', findHelp('').map(({ href, title, topic }) => ({ href, label: title, description: topic, keywords: 'help' }))),
        { group: 'Theme', actions: themes },
      ]}
    />
  )
}
