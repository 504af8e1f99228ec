'use client'

import { SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { THEMES } from '@/components/shell/theme-choice'
import { useHydrated } from '@/components/ui/use-hydrated'
import classes from './profile.module.css'

export function ThemeControl() {
  const hydrated = useHydrated()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const chosen = hydrated ? colorScheme : 'auto'
  return <div className={classes.form}><SegmentedControl aria-label="Theme" data={[...THEMES]} value={chosen} onChange={(value) => setColorScheme(THEMES.find((theme) => theme.value === value)?.value ?? 'auto')} /></div>
}
