const SHORTEST = 12
const GOOD = 20

/** How far a new password is, 0–100, and what to do next. Length is what counts; few different characters count as short. */
export function passwordAdvice(password: string): { strength: number; advice: string } {
  const left = SHORTEST - password.length
  if (password === '') return { strength: 0, advice: 'At least 12 characters. A few words you can remember do well.' }
  if (left > 0) return { strength: (password.length / SHORTEST) * 45, advice: left === 1 ? '1 more character.' : `${left} more characters.` }
  if (new Set(password).size < 6) return { strength: 50, advice: 'Long enough, but easy to guess: use more different characters.' }
  if (password.length < GOOD) return { strength: 70, advice: 'Good. A longer one is stronger.' }
  return { strength: 100, advice: 'Strong.' }
}
