import type { ReactNode } from 'react'
import { Logo } from '@/components/ui/logo'
import classes from './public.module.css'

export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <div className={classes.page}>
      <main className={classes.card}>
        <p className={classes.brand}><Logo /> CloudMonitor</p>
        {children}
      </main>
    </div>
  )
}
