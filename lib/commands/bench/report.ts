import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import type { Row } from './row'

const FILE = path.join('.data', 'bench.json')

const COLUMNS: ((row: Row) => string)[] = [
  ({ pass, goal }) => (goal === '–' ? ' ' : pass ? '✓' : '✗'), ({ name }) => name, ({ value, unit }) => `${value} ${unit}`, ({ goal }) => goal, ({ note }) => note ?? '',
]

/** The rows as a table for people. */
export function tableOf(rows: Row[]): string {
  const cells = rows.map((row) => COLUMNS.map((column) => column(row)))
  const widths = COLUMNS.map((_, index) => Math.max(0, ...cells.map((line) => line[index]?.length ?? 0)))
  return cells.map((line) => line.map((cell, index) => (index === 2 ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0))).join('  ').trimEnd()).join('\n')
}

/** The rows as a file for programs; where it is. */
export function writeRows(rows: Row[]): string {
  mkdirSync(path.dirname(FILE), { recursive: true })
  writeFileSync(FILE, `${JSON.stringify(rows, null, 2)}\n`)
  return FILE
}
