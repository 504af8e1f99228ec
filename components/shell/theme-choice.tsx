'use client'

import { Menu, useMantineColorScheme } from '@mantine/core'
import { IconCheck, IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'

const CHOICES = [
  { value: 'auto', label: 'As the system', icon: IconDeviceDesktop },
  { value: 'light', label: 'Light', icon: IconSun },
  { value: 'dark', label: 'Dark', icon: IconMoon },
] as const

export function ThemeChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <>
      <Menu.Label>Theme</Menu.Label>
      {CHOICES.map(({ value, label, icon: Icon }) => (
        <Menu.Item
          key={value} role="menuitemradio" aria-checked={colorScheme === value} closeMenuOnClick={false} onClick={() => setColorScheme(value)}
          leftSection={<Icon size={16} stroke={1.75} aria-hidden />} rightSection={colorScheme === value ? <IconCheck size={16} aria-hidden /> : null}
        >
          {label}
        </Menu.Item>
      ))}
    </>
  )
}
