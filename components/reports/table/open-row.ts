import type { MouseEvent } from 'react'

/** A click anywhere in a row is a click on the link of its name. Keyboards go to the link itself; selecting text is no click. */
export function openRow({ target }: MouseEvent): void {
  if (!(target instanceof Element) || target.closest('a, button, input, label') || window.getSelection()?.toString()) return
  target.closest('tbody tr')?.querySelector<HTMLAnchorElement>('th a[href]')?.click()
}
