import type { Locator, Page } from '@playwright/test'
import { z } from 'zod'
import { expect } from './fixtures'

/** `marked`: whether something shows the focus; null where it was looked for already. */
const Step = z.object({ at: z.number(), name: z.string(), marked: z.boolean().nullable() })
const Controls = z.object({ reachable: z.array(z.string()), lost: z.array(z.string()) })

/** What a person can use on the page as it stands: `reachable` by Tab as the markup says, and `lost`, which says that Tab passes it by though nothing else leads there. */
function findControls(within: string) {
  const nameOf = (element: Element) => `${element.tagName.toLowerCase()} “${(element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '').slice(0, 50) || element.getAttribute('title') || element.id}”`
  const usable = (element: Element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled') && !element.closest('[inert], [aria-hidden=true]') && element.getClientRects().length > 0
  const place = document.querySelector(within) ?? document.body
  const all = [...place.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]')].filter(usable)
  const radios = new Map<string, Element[]>()
  const controls: Element[] = []
  const lost: string[] = []
  for (const element of all) {
    const group = element instanceof HTMLInputElement && element.type === 'radio' ? `${element.form?.id} ${element.name}` : null
    if (group !== null) radios.set(group, [...(radios.get(group) ?? []), element])
    else if (!(element instanceof HTMLElement || element instanceof SVGElement)) continue
    else if (element.tabIndex >= 0) controls.push(element)
    // Arrows lead to these, within something that Tab leads to.
    else if (element.matches('button, a, input') && !element.matches('[role=tab], [role=menuitem], [role=menuitemradio], [role=option]')) lost.push(nameOf(element))
  }
  for (const group of radios.values()) controls.push(group.find((radio) => radio instanceof HTMLInputElement && radio.checked) ?? group[0] ?? document.body)
  Object.assign(window, { walk: controls })
  if (place instanceof HTMLElement) place.focus()
  return { reachable: controls.map(nameOf), lost }
}

/** Where the focus is, and whether that can be seen: something of it, its label or its neighbours looks different than without. */
function look() {
  const controls: unknown[] = 'walk' in window && Array.isArray(window.walk) ? window.walk : []
  const active = document.activeElement
  if (!(active instanceof HTMLElement || active instanceof SVGElement) || active === document.body) return { at: -1, name: 'body', marked: true }
  const at = controls.indexOf(active)
  const name = active.getAttribute('aria-label') ?? active.textContent?.trim().slice(0, 50) ?? ''
  // A date has a stop for day, month and year, which looking would begin anew.
  if (active.hasAttribute('data-looked-at')) return { at, name, marked: null }
  active.setAttribute('data-looked-at', '')
  const around = [active, active.parentElement, active.nextElementSibling, active.parentElement?.parentElement, ...(active instanceof HTMLInputElement ? active.labels ?? [] : [])].filter((element) => element instanceof Element)
  const styles = () => around.map((element) => { const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderTopColor } = getComputedStyle(element); return `${outlineStyle === 'none' ? '' : outlineStyle + outlineWidth + outlineColor}${boxShadow}${borderTopColor}` }).join()
  const focused = styles()
  active.blur()
  const blurred = styles()
  active.focus({ preventScroll: true })
  return { at, name, marked: focused !== blurred }
}

/** Presses Tab from the beginning of the page, or of a part of it, to its end, and Shift+Tab back: each control is reached, is seen to have the focus, and lets it go. */
export async function walk(page: Page, what: string, within: 'body' | 'main'): Promise<void> {
  const { reachable, lost } = Controls.parse(await page.evaluate(findControls, within))
  expect.soft(lost, `${what}: cannot be reached by keyboard`).toEqual([])
  const seen = new Set<number>()
  const unmarked: string[] = []
  for (let presses = 0; presses <= reachable.length + 20; presses++) {
    await page.keyboard.press('Tab')
    const { at, name, marked } = Step.parse(await page.evaluate(look))
    if (at === -1) break
    if (marked === false) unmarked.push(name)
    seen.add(at)
  }
  expect.soft(reachable.filter((_, index) => !seen.has(index)), `${what}: Tab does not come by`).toEqual([])
  expect.soft(unmarked, `${what}: nothing shows the focus`).toEqual([])
  const back = new Set<number>()
  for (let presses = 0; presses <= reachable.length + 20; presses++) {
    await page.keyboard.press('Shift+Tab')
    const at = z.number().parse(await page.evaluate(() => ('walk' in window && Array.isArray(window.walk) ? window.walk.indexOf(document.activeElement) : -1)))
    if (at === -1 && back.size > 0) break
    back.add(at)
  }
  expect.soft(reachable.filter((_, index) => !back.has(index)), `${what}: Shift+Tab does not come by`).toEqual([])
}

/** Presses Tab, or Shift+Tab, until something has the focus. */
export async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  await expect(target, `${key} does not lead there`).toBeFocused()
}

/** Opens what a button opens, by keyboard: it takes the focus, a dialog holds it, Escape closes it, and the focus is back. */
export async function openAndLeave(page: Page, button: Locator, key: 'Enter' | 'Space', what: string): Promise<void> {
  const kind = z.enum(['menu', 'dialog', 'listbox', 'true']).parse(await button.getAttribute('aria-haspopup'))
  await button.focus()
  await page.keyboard.press(kind === 'listbox' ? 'ArrowDown' : key)
  const opened = page.getByRole(kind === 'true' ? 'menu' : kind).filter({ visible: true }).first()
  await expect(opened, what).toBeVisible()
  if (kind === 'dialog') {
    const within = () => opened.evaluate((element) => element.contains(document.activeElement))
    await expect.poll(within, `${what}: the focus is in the dialog`).toBe(true)
    for (const tab of ['Tab', 'Shift+Tab']) for (let presses = 0; presses < 12; presses++) {
      await page.keyboard.press(tab)
      expect(await within(), `${what}: the dialog holds the focus`).toBe(true)
    }
  }
  if (kind === 'menu' || kind === 'true') {
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => opened.evaluate((element) => element.contains(document.activeElement)), `${what}: arrows walk the menu`).toBe(true)
  }
  await page.keyboard.press('Escape')
  await expect(opened, `${what}: Escape closes it`).toBeHidden()
  await expect(button, `${what}: the focus is back`).toBeFocused()
}
