'use client'

import { useMantineColorScheme, type Menu as MantineMenu } from '@mantine/core'

export const THEMES = [
  { value: 'auto', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const

export function ThemeChoice({ menu: Menu }: { menu: typeof MantineMenu }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <>
      <Menu.Label>Theme</Menu.Label>
      <Menu.RadioGroup value={colorScheme}>
        {THEMES.map(({ value, label }) => <Menu.RadioItem key={value} value={value} onChange={() => setColorScheme(value)}>{label}</Menu.RadioItem>)}
      </Menu.RadioGroup>
    </>
  )
}
