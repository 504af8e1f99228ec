/** Mixes two integers to 32 unsigned bits; the same on every machine. */
export function mix(a: number, b: number): number {
  let h = Math.imul(a ^ Math.imul(b | 0, 0x9e3779b1), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35)
  h = Math.imul(h ^ (h >>> 13), 0x27d4eb2f)
  return (h ^ (h >>> 16)) >>> 0
}

/** 32 bits of a text. */
export function hashText(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return mix(h, text.length)
}

/** A draw as a fraction from 0 to just below 1. */
export const unit = (draw: number): number => draw / 2 ** 32

const ALPHABET = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

/** Letters and digits that look like a vendor id, always the same for the same text. */
export function idText(text: string, length: number): string {
  let h = hashText(text)
  return Array.from({ length }, (_, index) => {
    h = mix(h, index + 1)
    return ALPHABET[h % ALPHABET.length]
  }).join('')
}
