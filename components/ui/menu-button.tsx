'use client'

import type { Menu, MenuProps } from '@mantine/core'
import { cloneElement, type ComponentProps, type ReactElement, type ReactNode } from 'react'
import { useOnDemand } from './use-on-demand'

/** What the menu holds, made of the parts of Mantine's menu, which come with it. */
export type MenuItems = (menu: typeof Menu) => ReactNode
export type MenuButtonProps = Pick<MenuProps, 'position' | 'width' | 'portalProps' | 'withinPortal' | 'closeOnItemClick'> & { button: ReactElement<ComponentProps<'button'>>; children: MenuItems }

const load = () => import('./pressed-menu').then((module) => module.PressedMenu)

/** A button with a menu that loads when somebody reaches for it: most pages are left without it. */
export function MenuButton({ button, children, ...menu }: MenuButtonProps) {
  const { part: PressedMenu, ahead, want } = useOnDemand(load)
  if (PressedMenu) return <PressedMenu button={button} {...menu}>{children}</PressedMenu>
  return cloneElement(button, { 'aria-haspopup': 'menu', 'aria-expanded': false, onClick: () => want(), ...ahead })
}
