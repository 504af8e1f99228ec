const NOTES: Record<string, string> = {
  Unattributed: 'Billed dollars for which no matching usage was reported, so they cannot be spread over people.',
  'Other charges': 'Billed dollars whose line item does not name a model, for example storage or tool calls.',
  'No project': 'Billed dollars that OpenAI reported without a project.',
  'Not available': 'OpenAI refused this grouping for these days, so the dollars stand here as one sum.',
}

/** Why some money has no name of its own. Such money is always shown, never folded into Other. */
export const residualNote = (label: string): string => NOTES[label] ?? 'Billed dollars that cannot be given to one of these.'
